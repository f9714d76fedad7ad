package org.cairn.mapping.web;

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

    MapOfferController(MapOffers offers) {
        this.offers = offers;
    }

    @GetMapping
    String show(Visitor visitor, Model model) {
        model.addAttribute(
                "maps",
                offers.offered(visitor).stream()
                        .map(map -> CarriedMapPage.of(map, visitor.locale()))
                        .toList());
        return "mapping/copy";
    }

    @PostMapping
    String take(Visitor visitor) {
        offers.take(visitor);
        return "redirect:/l/" + visitor.launch() + "/teach/microcredentials";
    }

    @PostMapping("/decline")
    String decline(Visitor visitor) {
        offers.decline(visitor);
        return "redirect:/l/" + visitor.launch() + "/teach";
    }
}
