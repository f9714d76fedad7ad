package org.cairn.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.cairn.audit.Actor;
import org.cairn.privacy.Erasure;
import org.cairn.privacy.Erasures;
import org.cairn.privacy.Exports;
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

/** Where a learner takes everything along that is held of them, or has it erased. */
@Controller
@RequestMapping("/l/{launchId}/your-data")
class YourDataController {

    private final Exports exports;
    private final Erasures erasures;

    YourDataController(Exports exports, Erasures erasures) {
        this.exports = exports;
        this.erasures = erasures;
    }

    /** Whether they have read what goes. */
    record EraseForm(@Nullable Boolean understood) {}

    @GetMapping
    ModelAndView show(Visitor visitor) {
        visitor.mustLearn();
        return new ModelAndView("privacy/data");
    }

    @GetMapping("/file")
    ModelAndView again(Visitor visitor) {
        return new ModelAndView("redirect:/l/" + visitor.mustLearn().launch() + "/your-data");
    }

    /** By a button, since it is written in the trail. */
    @PostMapping("/file")
    void file(Visitor visitor, HttpServletResponse response) throws IOException {
        ZipAnswer.send(exports.write(visitor.institution(), visitor.person(), Actor.learner(visitor)), response);
    }

    @GetMapping("/erase")
    ModelAndView ask(Visitor visitor) {
        return page(visitor.mustLearn(), HttpStatus.OK).addObject("form", new EraseForm(false));
    }

    /** Not redirected: there is nobody left to whom another page could be shown. */
    @PostMapping("/erase")
    ModelAndView erase(
            Visitor visitor, @ModelAttribute("form") EraseForm form, BindingResult errors, HttpServletRequest request) {
        visitor.mustLearn();
        if (!Boolean.TRUE.equals(form.understood())) {
            errors.rejectValue("understood", "privacy.erase.understood.wrong");
            return page(visitor, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Erasure erasure = erasures.erase(visitor);
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return new ModelAndView("privacy/erased")
                .addObject("reference", erasure.reference())
                .addObject("keptUntil", erasure.keptUntil());
    }

    private ModelAndView page(Visitor visitor, HttpStatus status) {
        return new ModelAndView("privacy/erase", status)
                .addObject("keptUntil", erasures.keptUntil(visitor.person()).orElse(null));
    }
}
