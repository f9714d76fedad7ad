package org.cairn.badge.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.badge.BadgeFace;
import org.cairn.badge.Design;
import org.cairn.badge.Designs;
import org.cairn.badge.Palette;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.VersionId;
import org.cairn.microcredential.Wording;
import org.cairn.shared.Visitor;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
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
    private final Wording wording;
    private final FaceView view;

    FaceController(Designs designs, Wording wording, FaceView view) {
        this.designs = designs;
        this.wording = wording;
        this.view = view;
    }

    @GetMapping
    ModelAndView show(
            Visitor visitor, @PathVariable("version") UUID id, @RequestParam(defaultValue = "false") boolean saved) {
        MicrocredentialVersion version = version(visitor, id);
        return page(visitor, version, saved, HttpStatus.OK)
                .addObject("form", FaceForm.of(designs.of(version.microcredential())));
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
        return page(visitor, version, false, whole ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping
    ModelAndView choose(
            Visitor visitor,
            @PathVariable("version") UUID id,
            @ModelAttribute("form") FaceForm form,
            BindingResult errors) {
        MicrocredentialVersion version = version(visitor, id);
        List<Palette> offered = view.offered(version);
        if (!form.isWhole(offered, errors)) {
            return page(visitor, version, false, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        designs.choose(visitor, version.id(), form.over(designs.of(version.microcredential()), offered));
        return new ModelAndView(
                "redirect:/l/" + visitor.launch() + "/teach/microcredentials/" + id + "/face?saved=true");
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
        Design design = form.over(designs.of(version.microcredential()), view.offered(version));
        BadgeFace face = view.face(version, design, locale);
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

    private ModelAndView page(Visitor visitor, MicrocredentialVersion version, boolean saved, HttpStatusCode status) {
        ModelAndView page = new ModelAndView("badge/face");
        page.setStatus(status);
        return page.addObject("page", view.page(visitor, version, saved)).addObject("longest", Design.LONGEST_LINE);
    }
}
