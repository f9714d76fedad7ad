package org.cairn.credential.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.cairn.assessment.Piece;
import org.cairn.assessment.Submission;
import org.cairn.assessment.Submissions;
import org.cairn.credential.Credentials;
import org.cairn.credential.Disclosures;
import org.cairn.credential.IssuedCredential;
import org.cairn.credential.disclosure.About;
import org.cairn.credential.disclosure.Disclosure;
import org.cairn.credential.disclosure.SharedEvidence;
import org.cairn.shared.Holder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What an owner has signed into a credential: chosen item by item, looked at, then signed; and taken back. */
@Controller
@RequestMapping({"/l/{launchId}/credentials/{id}/inside", "/my/credentials/{id}/inside"})
class InsideController {

    private final Credentials credentials;
    private final Disclosures disclosures;
    private final Submissions submissions;
    private final Pages pages;

    InsideController(Credentials credentials, Disclosures disclosures, Submissions submissions, Pages pages) {
        this.credentials = credentials;
        this.disclosures = disclosures;
        this.submissions = submissions;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView show(Holder owner, @PathVariable String id, Locale locale) {
        Disclosure disclosed = disclosures.of(owner, id);
        return form(owner, id, InsideForm.of(disclosed, handedIn(owner, locale)), locale);
    }

    @PostMapping
    ModelAndView act(
            Holder owner,
            @PathVariable String id,
            @ModelAttribute("form") InsideForm form,
            BindingResult errors,
            Locale locale) {
        if ("change".equals(form.act())) {
            return form(owner, id, form.withRoom(), locale);
        }
        form.check(disclosures.confirmedAddress(owner).isPresent(), elsewhere(form), errors);
        if (errors.hasErrors()) {
            ModelAndView page = form(owner, id, form, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        Disclosure wanted = new Disclosure(about(owner, id, form), form.shared());
        if ("sign".equals(form.act())) {
            disclosures.disclose(owner, id, wanted);
            return back(owner, id);
        }
        return look(owner, id, form, wanted, locale);
    }

    /** All of it is taken back at once. */
    @PostMapping("/clear")
    ModelAndView clear(Holder owner, @PathVariable String id) {
        disclosures.disclose(owner, id, Disclosure.NONE);
        return back(owner, id);
    }

    private About about(Holder owner, String id, InsideForm form) {
        return switch (Objects.requireNonNull(form.who())) {
            case "EMAIL" -> disclosures.hashedEmail(owner, id);
            case "DID" -> new About.Did(Objects.requireNonNull(form.did()));
            default -> new About.Nobody();
        };
    }

    private List<Boolean> elsewhere(InsideForm form) {
        return form.addresses().stream()
                .map(address -> address.filter(disclosures::isElsewhere).isPresent())
                .toList();
    }

    private ModelAndView form(Holder owner, String id, InsideForm form, Locale locale) {
        IssuedCredential credential = credentials.owned(owner, id);
        return page("inside", owner, credential, locale)
                .addObject("form", form)
                .addObject("address", disclosures.confirmedAddress(owner).orElse(null))
                .addObject("disclosed", !credential.disclosed().isNothing())
                .addObject("said", disclosures.said(owner, id));
    }

    private ModelAndView look(Holder owner, String id, InsideForm form, Disclosure wanted, Locale locale) {
        return page("look", owner, credentials.owned(owner, id), locale)
                .addObject("form", form)
                .addObject("nothing", wanted.isNothing())
                .addObject("hashed", wanted.about() instanceof About.HashedEmail)
                .addObject("did", wanted.about() instanceof About.Did)
                .addObject("about", pages.madeOut(wanted.about(), locale))
                .addObject("evidence", Pages.evidence(wanted))
                .addObject("document", disclosures.look(owner, id, wanted));
    }

    private ModelAndView page(String template, Holder owner, IssuedCredential credential, Locale locale) {
        return new ModelAndView("credential/" + template)
                .addObject("name", credential.version().definition().title().in(locale))
                .addObject("published", credential.published())
                .addObject("own", here(owner, credential.id().value()));
    }

    /** What the owner handed in in this course, proposed and not shared. */
    private List<SharedEvidence> handedIn(Holder owner, Locale locale) {
        return submissions.mine(owner).stream()
                .filter(submission -> submission.state() != Submission.State.OPEN)
                .flatMap(submission -> submissions.pieces(submission).stream())
                .flatMap(piece -> proposed(piece, locale))
                .limit(Disclosure.MOST_EVIDENCE)
                .toList();
    }

    private Stream<SharedEvidence> proposed(Piece piece, Locale locale) {
        return switch (piece.kind()) {
            case LINK ->
                SharedEvidence.web(piece.words())
                        .map(address -> new SharedEvidence(address.getHost(), "", address.toString()))
                        .stream();
            case FILE -> Stream.of(new SharedEvidence(cut(piece.words(), SharedEvidence.LONGEST_NAME), "", null));
            case TEXT ->
                Stream.of(new SharedEvidence(
                        pages.word("inside.handed-in.text", locale),
                        cut(piece.words(), SharedEvidence.LONGEST_NARRATIVE),
                        null));
        };
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static ModelAndView back(Holder owner, String id) {
        return new ModelAndView("redirect:" + here(owner, Objects.requireNonNull(id)));
    }

    private static String here(Holder owner, String id) {
        return owner.at() + "/credentials/" + id;
    }
}
