package org.cairn.badge.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.cairn.badge.BadgeFace;
import org.cairn.badge.Design;
import org.cairn.badge.Designs;
import org.cairn.badge.Emblems;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.VersionId;
import org.cairn.microcredential.Wording;
import org.cairn.shared.Visitor;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How the badges of a micro-credential look: chosen, seen before it is stored, stored. */
@Controller
@RequestMapping("/l/{launchId}/teach/microcredentials/{version}/face")
class FaceController {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private final Designs designs;
    private final Emblems emblems;
    private final Wording wording;
    private final FaceView view;

    FaceController(Designs designs, Emblems emblems, Wording wording, FaceView view) {
        this.designs = designs;
        this.emblems = emblems;
        this.wording = wording;
        this.view = view;
    }

    @GetMapping
    ModelAndView show(
            Visitor visitor, @PathVariable("version") UUID id, @RequestParam(defaultValue = "false") boolean saved) {
        MicrocredentialVersion version = version(visitor, id);
        return page(visitor, version, FaceForm.of(designs.of(version.microcredential())), saved);
    }

    /** For browsers that do not draw again by themselves: nothing is stored. */
    @PostMapping(params = "show")
    ModelAndView look(
            Visitor visitor,
            @PathVariable("version") UUID id,
            @ModelAttribute("form") FaceForm form,
            BindingResult errors) {
        MicrocredentialVersion version = version(visitor, id);
        boolean whole = form.isWhole(view.offered(version), errors);
        ModelAndView page = page(visitor, version, form, false);
        return whole ? page : wrong(page);
    }

    @PostMapping
    ModelAndView choose(
            Visitor visitor,
            @PathVariable("version") UUID id,
            @ModelAttribute("form") FaceForm form,
            BindingResult errors) {
        MicrocredentialVersion version = version(visitor, id);
        if (!form.isWhole(view.offered(version), errors)) {
            return wrong(page(visitor, version, form, false));
        }
        designs.choose(visitor, version.id(), view.design(version, form));
        return new ModelAndView(here(visitor, id) + "?saved=true");
    }

    /** Takes a mark, which is then in the picture, beside whatever else is chosen; it is on badges once the face is used. */
    @PostMapping("/mark")
    ModelAndView take(
            Visitor visitor,
            @PathVariable("version") UUID id,
            @ModelAttribute("form") FaceForm form,
            @ModelAttribute("mark") MarkForm mark,
            BindingResult errors) {
        MicrocredentialVersion version = version(visitor, id);
        Emblems.Taken taken = emblems.take(visitor, version.id(), mark.bytes());
        if (taken instanceof Emblems.Kept kept) {
            return page(visitor, version, form.with(kept.name()), false);
        }
        errors.rejectValue("file", ((Emblems.Declined) taken).why(), new Object[] {Emblems.WIDEST}, null);
        return wrong(page(visitor, version, form, false).addAllObjects(errors.getModel()));
    }

    /** The picture of what is chosen, drawn again at each change. */
    @GetMapping("/preview.svg")
    ResponseEntity<byte[]> preview(
            Visitor visitor,
            @PathVariable("version") UUID id,
            @RequestParam(defaultValue = "false") boolean small,
            @ModelAttribute("form") FaceForm form,
            Locale locale) {
        MicrocredentialVersion version = version(visitor, id);
        BadgeFace face = view.face(version, view.design(version, form), locale);
        return svg(small ? face.small() : face.full());
    }

    static ResponseEntity<byte[]> svg(String picture) {
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.noStore())
                .body(picture.getBytes(StandardCharsets.UTF_8));
    }

    private MicrocredentialVersion version(Visitor visitor, UUID id) {
        return wording.version(visitor.mustTeach(), new VersionId(id));
    }

    private ModelAndView page(Visitor visitor, MicrocredentialVersion version, FaceForm form, boolean saved) {
        return new ModelAndView("badge/face")
                .addObject("page", view.page(visitor, version, form, saved))
                .addObject("form", form)
                .addObject("mark", new MarkForm(null))
                .addObject("longest", Design.LONGEST_LINE)
                .addObject("widest", Emblems.WIDEST);
    }

    private static ModelAndView wrong(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static String here(Visitor visitor, UUID version) {
        return "redirect:/l/" + visitor.launch() + "/teach/microcredentials/" + version + "/face";
    }
}
