package org.cairn.microcredential.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.competency.Level;
import org.cairn.microcredential.Calculation;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Chooses how the competencies of a draft are judged; all of them are saved or none. */
@Controller
@RequestMapping("/l/{launchId}/teach/microcredentials/{version}/rules")
class RulesController {

    private static final List<String> LETTERS = List.of("A", "B", "C", "D");

    private final Microcredentials microcredentials;

    RulesController(Microcredentials microcredentials) {
        this.microcredentials = microcredentials;
    }

    /**
     * What there is to choose from.
     *
     * @param competencies titles, in their order
     * @param levels that can be asked for
     */
    record RulesPage(
            UUID id,
            List<String> competencies,
            List<Option> levels,
            List<Calculation.Kind> kinds,
            List<String> letters) {

        /** A level of the scale. */
        record Option(int rank, String label) {}
    }

    @GetMapping
    ModelAndView show(Visitor visitor, @PathVariable("version") UUID id) {
        Definition definition = draft(visitor, id).definition();
        return page(visitor, id, definition, HttpStatus.OK).addObject("form", RulesForm.of(definition));
    }

    @PostMapping
    ModelAndView save(
            Visitor visitor,
            @PathVariable("version") UUID id,
            @ModelAttribute("form") RulesForm form,
            BindingResult errors) {
        MicrocredentialVersion draft = draft(visitor, id);
        Optional<Definition> definition = form.read(draft.definition(), errors);
        if (definition.isEmpty()) {
            return page(visitor, id, draft.definition(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!Frozen.of(draft.definition()).hash().equals(form.seen())) {
            errors.reject("microcredential.form.changed-meanwhile");
            return page(visitor, id, draft.definition(), HttpStatus.CONFLICT);
        }
        microcredentials.save(visitor, draft.id(), draft.definition(), definition.get());
        return new ModelAndView("redirect:/l/" + visitor.launch() + "/teach/microcredentials/" + id);
    }

    private MicrocredentialVersion draft(Visitor visitor, UUID id) {
        MicrocredentialVersion version = microcredentials.version(visitor, new VersionId(id));
        if (version.state() != MicrocredentialVersion.State.DRAFT) {
            throw new Refusal(Problem.CONFLICT, "microcredential.no-draft");
        }
        return version;
    }

    private static ModelAndView page(Visitor visitor, UUID id, Definition definition, HttpStatus status) {
        List<RulesPage.Option> levels = definition.competencies().get(0).scale().levels().stream()
                .filter(level -> level.lowerCut().signum() > 0)
                .map((Level level) ->
                        new RulesPage.Option(level.rank(), level.label().in(visitor.locale())))
                .toList();
        return new ModelAndView("microcredential/rules", status)
                .addObject(
                        "page",
                        new RulesPage(
                                id,
                                definition.competencies().stream()
                                        .map(competency -> competency.title().in(visitor.locale()))
                                        .toList(),
                                levels,
                                List.of(Calculation.Kind.values()),
                                LETTERS));
    }
}
