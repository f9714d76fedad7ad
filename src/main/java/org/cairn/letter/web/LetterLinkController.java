package org.cairn.letter.web;

import org.cairn.letter.Wish;
import org.cairn.letter.Wishes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where the link in a letter leads: programs that open links of letters by themselves change nothing. */
@Controller
@RequestMapping("/letters/{token}")
class LetterLinkController {

    private final Wishes wishes;

    LetterLinkController(Wishes wishes) {
        this.wishes = wishes;
    }

    @GetMapping
    ModelAndView show(@PathVariable String token) {
        Wish wish = wishes.read(token);
        return page(state(wish)).addObject("token", token);
    }

    @PostMapping
    ModelAndView act(@PathVariable String token, @RequestParam(defaultValue = "") String act) {
        switch (act) {
            case "stop" -> wishes.stop(token);
            case "forget" -> wishes.forget(token);
            default -> wishes.confirm(token);
        }
        return page(
                switch (act) {
                    case "stop" -> "stopped";
                    case "forget" -> "forgotten";
                    default -> "confirmed";
                });
    }

    private static String state(Wish wish) {
        if (wish.confirmedAt() == null) {
            return "confirm";
        }
        return wish.occasions().isEmpty() ? "quiet" : "stop";
    }

    private static ModelAndView page(String state) {
        return new ModelAndView("letter/link").addObject("state", state);
    }
}
