package org.cairn.mapping.web;

import java.util.List;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.MapOffers;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The maps of the course that this one is a copy of: looked at, taken over as drafts, or left. */
@Controller
@RequestMapping("/l/{launchId}/teach/copy")
class MapOfferController {

    private final MapOffers offers;
    private final CourseMaps courseMaps;

    MapOfferController(MapOffers offers, CourseMaps courseMaps) {
        this.offers = offers;
        this.courseMaps = courseMaps;
    }

    @GetMapping
    String show(Visitor visitor, Model model) {
        model.addAttribute(
                "maps",
                offers.offered(visitor).stream()
                        .map(map -> CarriedMapPage.of(map, visitor.locale()))
                        .toList());
        model.addAttribute("reading", offers.isReading(visitor.course()));
        return "mapping/copy";
    }

    /** The one map that is there now is what the instructor wants to look at next. */
    @PostMapping
    String take(Visitor visitor) {
        offers.take(visitor);
        List<CourseMap> maps = courseMaps.all(visitor.course());
        return "redirect:/l/" + visitor.launch() + "/teach/"
                + (maps.size() == 1 ? "maps/" + maps.get(0).id() : "microcredentials");
    }

    @PostMapping("/decline")
    String decline(Visitor visitor) {
        offers.decline(visitor);
        return "redirect:/l/" + visitor.launch() + "/teach";
    }
}
