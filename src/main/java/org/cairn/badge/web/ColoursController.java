package org.cairn.badge.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cairn.badge.BadgeFace;
import org.cairn.badge.Colour;
import org.cairn.badge.Designs;
import org.cairn.badge.Look;
import org.cairn.badge.Palette;
import org.cairn.badge.web.ColoursPage.Line;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The colour of each institution, of which its own palette of badges is made. */
@Controller
@RequestMapping("/admin/badges")
class ColoursController {

    private static final String BACK = "redirect:/admin/badges?saved=true";

    private final Designs designs;
    private final Platforms platforms;
    private final MessageSource messages;

    ColoursController(Designs designs, Platforms platforms, MessageSource messages) {
        this.designs = designs;
        this.platforms = platforms;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView show(Locale locale, @RequestParam(defaultValue = "false") boolean saved) {
        return page(lines(locale), saved, HttpStatus.OK);
    }

    /**
     * @param instead the nearest colour that was offered instead of what was typed
     * @param forget whether the institution is to have no colour of its own any more
     */
    @PostMapping("/{institution}")
    ModelAndView choose(
            @PathVariable("institution") UUID id,
            @RequestParam(defaultValue = "") String colour,
            @RequestParam Optional<String> instead,
            @RequestParam(defaultValue = "false") boolean forget,
            Locale locale) {
        Institution institution = institution(id);
        if (forget) {
            designs.forgetColour(institution.id());
            return new ModelAndView(BACK);
        }
        String typed = instead.orElse(colour);
        Optional<Colour> wished = Colour.parse(typed);
        if (wished.map(Palette::from).filter(Palette::isReadable).isEmpty()) {
            return page(refused(institution, typed, wished, locale), false, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        designs.colour(institution.id(), wished.orElseThrow());
        return new ModelAndView(BACK);
    }

    /** What badges in this colour look like, also where nobody could read them: then it is seen why. */
    @GetMapping("/{institution}/sample.svg")
    ResponseEntity<byte[]> sample(
            @PathVariable("institution") UUID id, @RequestParam(defaultValue = "") String colour, Locale locale) {
        String issuer = institution(id).name().in(locale);
        String title = messages.getMessage("badge.sample", null, locale);
        Palette palette = Colour.parse(colour).map(Palette::from).orElse(Palette.GRANITE);
        return FaceController.svg(
                new BadgeFace("sample", 3, new Look(palette, title, null), 3, title, issuer, issuer).full());
    }

    private List<Line> refused(Institution institution, String typed, Optional<Colour> wished, Locale locale) {
        String why = wished.isPresent() ? "badge.colour.unreadable" : "badge.colour.wrong";
        String nearest = wished.map(Palette::nearest).map(Colour::toString).orElse(null);
        return lines(locale).stream()
                .map(line -> line.id().equals(institution.id().toString()) ? line.refused(typed, why, nearest) : line)
                .toList();
    }

    private List<Line> lines(Locale locale) {
        return platforms.institutions().stream()
                .map(institution -> line(institution, locale))
                .toList();
    }

    private Line line(Institution institution, Locale locale) {
        Optional<Palette> own = designs.palette(institution.id());
        return new Line(
                institution.id().toString(),
                institution.name().in(locale),
                own.map(Palette::name).orElse(""),
                own.isPresent(),
                null,
                null);
    }

    private Institution institution(UUID id) {
        return platforms.institutions().stream()
                .filter(one -> one.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "shared.not-found"));
    }

    private static ModelAndView page(List<Line> lines, boolean saved, HttpStatus status) {
        ModelAndView page = new ModelAndView("badge/colours", status);
        return page.addObject("page", new ColoursPage(lines, saved)).addObject("signedIn", true);
    }
}
