package org.cairn.joining.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.course.JoinedPersons;
import org.cairn.joining.JoinCodes;
import org.cairn.joining.Typed;
import org.cairn.shared.PersonId;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a learner shows a code on one side, types it on the other, and agrees. */
@Controller
@RequestMapping("/l/{launchId}/joining")
class JoiningController {

    private static final String PAGE = "joining/learner";

    private final JoinCodes codes;
    private final JoinedPersons joined;
    private final Identities identities;

    JoiningController(JoinCodes codes, JoinedPersons joined, Identities identities) {
        this.codes = codes;
        this.joined = joined;
        this.identities = identities;
    }

    /** The code as somebody has typed it. */
    record JoinForm(@Nullable String code) {}

    @GetMapping
    ModelAndView show(Visitor visitor) {
        return page(visitor, null, HttpStatus.OK).addObject("form", new JoinForm(null));
    }

    /** For whoever loads the answer to a form again, or wants it in the other language. */
    @GetMapping({"/code", "/typed", "/confirm"})
    ModelAndView again(Visitor visitor) {
        return start(visitor.mustLearn());
    }

    /** Not redirected: nobody can read the code a second time. */
    @PostMapping("/code")
    ModelAndView code(Visitor visitor) {
        return page(visitor, codes.show(visitor), HttpStatus.OK).addObject("form", new JoinForm(null));
    }

    @PostMapping("/typed")
    ModelAndView typed(Visitor visitor, @ModelAttribute("form") JoinForm form, BindingResult errors) {
        Typed typed = codes.look(visitor, form.code());
        if (typed instanceof Typed.Right right) {
            return new ModelAndView(
                    "joining/confirm",
                    Map.of(
                            "mine", identities.of(joined.all(visitor.person())),
                            "theirs", identities.of(joined.all(right.shownBy())),
                            "form", form));
        }
        return faulty(visitor, typed, errors);
    }

    @PostMapping("/confirm")
    ModelAndView confirm(Visitor visitor, @ModelAttribute("form") JoinForm form, BindingResult errors) {
        Typed typed = codes.confirm(visitor, form.code());
        return typed instanceof Typed.Right ? start(visitor) : faulty(visitor, typed, errors);
    }

    @PostMapping("/agree")
    ModelAndView agree(Visitor visitor, @RequestParam("person") UUID person) {
        codes.agree(visitor, new PersonId(person));
        return start(visitor);
    }

    @PostMapping("/refuse")
    ModelAndView refuse(Visitor visitor, @RequestParam("person") UUID person) {
        codes.refuse(visitor, new PersonId(person));
        return start(visitor);
    }

    private ModelAndView faulty(Visitor visitor, Typed typed, BindingResult errors) {
        Typed.Fault fault = ((Typed.Faulty) typed).fault();
        errors.rejectValue("code", "joining.fault." + fault, new Object[] {JoinCodes.WITHIN.toMinutes()}, null);
        return page(
                visitor,
                null,
                fault == Typed.Fault.TOO_OFTEN ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView page(Visitor visitor, @Nullable String code, HttpStatus status) {
        Optional<PersonId> asking = codes.waitingFor(visitor);
        return new ModelAndView(PAGE, status)
                .addObject(
                        "page",
                        new JoiningPage(
                                identities.of(joined.all(visitor.person())),
                                code,
                                JoinCodes.WITHIN.toMinutes(),
                                lines(asking),
                                asking.map(PersonId::value).orElse(null),
                                lines(codes.waitsFor(visitor))));
    }

    private List<Identities.Line> lines(Optional<PersonId> person) {
        return person.map(found -> identities.of(joined.all(found))).orElse(List.of());
    }

    private static ModelAndView start(Visitor visitor) {
        return new ModelAndView("redirect:/l/" + visitor.launch() + "/joining");
    }
}
