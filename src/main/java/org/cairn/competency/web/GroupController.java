package org.cairn.competency.web;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.competency.CompetencyGroup;
import org.cairn.competency.CompetencyGroupId;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Contents;
import org.cairn.competency.FrameworkId;
import org.cairn.competency.Frameworks;
import org.cairn.competency.Groupings;
import org.cairn.competency.Library;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The groups of a framework, and in which of them a competency stands. */
@Controller
@RequestMapping("/l/{launchId}/teach/frameworks/{framework}")
class GroupController {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_KIND = 100;

    private final Frameworks frameworks;
    private final Groupings groupings;
    private final Library library;

    GroupController(Frameworks frameworks, Groupings groupings, Library library) {
        this.frameworks = frameworks;
        this.groupings = groupings;
        this.library = library;
    }

    /** A group as typed. */
    record GroupForm(
            @Nullable String titleEn,
            @Nullable String titleFr,
            @Nullable String kind,
            @Nullable Set<UUID> parents) {

        GroupForm {
            parents = parents == null ? Set.of() : Set.copyOf(parents);
        }
    }

    /**
     * A group in the list.
     *
     * @param in the titles of the groups that it stands in
     */
    record Line(UUID id, Text title, @Nullable String kind, long competencies, List<Text> in) {}

    @GetMapping("/groups")
    ModelAndView list(Visitor visitor, @PathVariable UUID framework) {
        Contents outline = frameworks.outline(visitor, new FrameworkId(framework));
        return new ModelAndView("competency/groups")
                .addObject("framework", framework)
                .addObject("name", Text.of(outline.framework().title(), visitor.locale()))
                .addObject("mayChange", frameworks.mayChange(visitor, outline.framework()))
                .addObject("groups", lines(outline, visitor));
    }

    @GetMapping("/groups/new")
    ModelAndView begin(Visitor visitor, @PathVariable UUID framework) {
        frameworks.mustChange(visitor, new FrameworkId(framework));
        return form(visitor, framework, null, HttpStatus.OK).addObject("form", new GroupForm(null, null, null, null));
    }

    @GetMapping("/groups/{group}")
    ModelAndView edit(Visitor visitor, @PathVariable UUID framework, @PathVariable UUID group) {
        FrameworkId in = new FrameworkId(framework);
        frameworks.mustChange(visitor, in);
        Contents outline = frameworks.outline(visitor, in);
        CompetencyGroup found = outline.groups().stream()
                .map(Contents.PlacedGroup::group)
                .filter(one -> one.id().value().equals(group))
                .findFirst()
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "competency.unknown-group"));
        Set<UUID> parents = outline.nestings().stream()
                .filter(nesting -> nesting.child().equals(found.id()))
                .map(nesting -> nesting.parent().value())
                .collect(Collectors.toSet());
        return form(visitor, framework, group, HttpStatus.OK)
                .addObject(
                        "form", new GroupForm(found.title().en(), found.title().fr(), found.kind(), parents));
    }

    @PostMapping("/groups/new")
    ModelAndView add(
            Visitor visitor,
            @PathVariable UUID framework,
            @ModelAttribute("form") GroupForm form,
            BindingResult errors) {
        return save(visitor, framework, null, form, errors);
    }

    @PostMapping("/groups/{group}")
    ModelAndView change(
            Visitor visitor,
            @PathVariable UUID framework,
            @PathVariable UUID group,
            @ModelAttribute("form") GroupForm form,
            BindingResult errors) {
        return save(visitor, framework, group, form, errors);
    }

    @GetMapping("/competencies/{id}/groups")
    ModelAndView place(Visitor visitor, @PathVariable UUID framework, @PathVariable UUID id) {
        FrameworkId in = new FrameworkId(framework);
        CompetencyId competency = new CompetencyId(id);
        frameworks.mustChange(visitor, in);
        Contents outline = frameworks.outline(visitor, in);
        return new ModelAndView("competency/placement")
                .addObject("framework", framework)
                .addObject("id", id)
                .addObject(
                        "name",
                        Text.of(
                                library.entry(visitor, in, competency)
                                        .competency()
                                        .title(),
                                visitor.locale()))
                .addObject("groups", lines(outline, visitor))
                .addObject(
                        "chosen",
                        outline.placements().stream()
                                .filter(placement -> placement.competency().equals(competency))
                                .map(placement -> placement.group().value())
                                .collect(Collectors.toSet()));
    }

    @PostMapping("/competencies/{id}/groups")
    String placed(
            Visitor visitor,
            @PathVariable UUID framework,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Set<UUID> group) {
        groupings.place(
                visitor, new FrameworkId(framework), new CompetencyId(id), ids(group == null ? Set.of() : group));
        return "redirect:" + CompetencyController.at(visitor, new FrameworkId(framework), new CompetencyId(id));
    }

    private ModelAndView save(
            Visitor visitor, UUID framework, @Nullable UUID group, GroupForm form, BindingResult errors) {
        FrameworkId in = new FrameworkId(framework);
        frameworks.mustChange(visitor, in);
        check(form, errors);
        if (!errors.hasErrors()) {
            try {
                groupings.save(
                        visitor,
                        in,
                        group == null ? null : new CompetencyGroupId(group),
                        Objects.requireNonNull(Typed.words(form.titleEn(), form.titleFr())),
                        Typed.text(form.kind()),
                        ids(form.parents() == null ? Set.of() : form.parents()));
                return new ModelAndView("redirect:" + FrameworksController.at(visitor, in) + "/groups");
            } catch (Refusal refusal) {
                if (refusal.problem() != Problem.INVALID) {
                    throw refusal;
                }
                errors.rejectValue("parents", "refusal." + refusal.key());
            }
        }
        return form(visitor, framework, group, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static void check(GroupForm form, BindingResult errors) {
        if (Typed.words(form.titleEn(), form.titleFr()) == null) {
            errors.rejectValue("titleEn", "competency.group.missing");
        }
        if (length(form.titleEn()) > LONGEST_TITLE || length(form.titleFr()) > LONGEST_TITLE) {
            errors.rejectValue("titleEn", "competency.validation.long", new Object[] {LONGEST_TITLE}, null);
        }
        if (length(form.kind()) > LONGEST_KIND) {
            errors.rejectValue("kind", "competency.validation.long", new Object[] {LONGEST_KIND}, null);
        }
    }

    private ModelAndView form(Visitor visitor, UUID framework, @Nullable UUID group, HttpStatus status) {
        Contents outline = frameworks.outline(visitor, new FrameworkId(framework));
        return new ModelAndView("competency/group-form", status)
                .addObject("framework", framework)
                .addObject("group", group)
                .addObject(
                        "others",
                        lines(outline, visitor).stream()
                                .filter(line -> !line.id().equals(group))
                                .toList());
    }

    private static List<Line> lines(Contents outline, Visitor visitor) {
        return outline.groups().stream()
                .map(Contents.PlacedGroup::group)
                .map(group -> new Line(
                        group.id().value(),
                        Text.of(group.title(), visitor.locale()),
                        group.kind(),
                        outline.placements().stream()
                                .filter(placement -> placement.group().equals(group.id()))
                                .count(),
                        outline.groups().stream()
                                .map(Contents.PlacedGroup::group)
                                .filter(other -> outline.nestings().stream()
                                        .anyMatch(nesting -> nesting.parent().equals(other.id())
                                                && nesting.child().equals(group.id())))
                                .map(other -> Text.of(other.title(), visitor.locale()))
                                .toList()))
                .toList();
    }

    private static Set<CompetencyGroupId> ids(Set<UUID> chosen) {
        Set<CompetencyGroupId> ids = new HashSet<>();
        chosen.forEach(id -> ids.add(new CompetencyGroupId(id)));
        return ids;
    }

    private static int length(@Nullable String typed) {
        return typed == null ? 0 : typed.length();
    }
}
