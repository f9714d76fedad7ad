package org.cairn.letter.web;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.cairn.course.Participant;
import org.cairn.course.Roster;
import org.cairn.letter.Occasion;
import org.cairn.letter.Wish;
import org.cairn.letter.Wishes;
import org.cairn.outbound.Letter;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where a learner says which letters they wish. */
@Controller
@RequestMapping("/l/{launchId}/letters")
class LettersController {

    private final Wishes wishes;
    private final Roster roster;

    LettersController(Wishes wishes, Roster roster) {
        this.wishes = wishes;
        this.roster = roster;
    }

    /** @param daily {@code true}, or anything else for soon */
    record LettersForm(
            @Nullable String address,
            @Nullable Set<Occasion> occasions,
            @Nullable String daily) {

        public boolean has(Occasion occasion) {
            return wished().contains(occasion);
        }

        Set<Occasion> wished() {
            return occasions == null ? Set.of() : Set.copyOf(occasions);
        }
    }

    @GetMapping
    ModelAndView show(Visitor visitor) {
        Optional<Wish> wish = wishes.of(visitor);
        LettersForm form = new LettersForm(
                wish.map(Wish::address).or(() -> released(visitor)).orElse(""),
                wish.map(Wish::occasions).orElse(EnumSet.allOf(Occasion.class)),
                String.valueOf(wish.map(Wish::daily).orElse(true)));
        return page(visitor, form, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView ask(Visitor visitor, @ModelAttribute("form") LettersForm form, BindingResult errors) {
        visitor.mustLearn();
        String address = form.address() == null ? "" : form.address().strip();
        if (!Letter.isAddress(address)) {
            errors.rejectValue("address", "letter.form.address");
        }
        if (errors.hasErrors()) {
            return page(visitor, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            wishes.ask(visitor, address, form.wished(), "true".equals(form.daily()));
        } catch (Refusal refusal) {
            if (refusal.problem() != Problem.TOO_MANY) {
                throw refusal;
            }
            errors.rejectValue("address", "letter.form.too-soon");
            return page(visitor, form, HttpStatus.TOO_MANY_REQUESTS);
        }
        return new ModelAndView("redirect:/l/" + visitor.launch() + "/letters");
    }

    @PostMapping("/stop")
    ModelAndView stop(Visitor visitor) {
        wishes.stop(visitor);
        return new ModelAndView("redirect:/l/" + visitor.launch() + "/letters");
    }

    @PostMapping("/forget")
    ModelAndView forget(Visitor visitor) {
        wishes.forget(visitor);
        return new ModelAndView("redirect:/l/" + visitor.launch() + "/letters");
    }

    private ModelAndView page(Visitor visitor, LettersForm form, HttpStatus status) {
        Optional<Wish> wish = wishes.of(visitor);
        return new ModelAndView("letter/letters", status)
                .addObject("possible", wishes.arePossible())
                .addObject("state", wish.map(LettersController::state).orElse("none"))
                .addObject("known", wish.map(Wish::address).orElse(""))
                .addObject("choices", Occasion.values())
                .addObject("form", form);
    }

    private static String state(Wish wish) {
        if (wish.confirmedAt() == null) {
            return "asked";
        }
        return wish.occasions().isEmpty() ? "quiet" : "confirmed";
    }

    private Optional<String> released(Visitor visitor) {
        return roster.participant(visitor.course(), visitor.person()).flatMap(Participant::email);
    }
}
