package org.cairn.platform.web;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.Product;
import org.cairn.platform.dynreg.ToolConfiguration;
import org.cairn.shared.Problem;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an LMS, or its administrator, can read about Cairn; the same as the templates of {@code lti-config}, filled in. */
@RestController
class ToolConfigurationController {

    private final PublicAddress address;

    ToolConfigurationController(PublicAddress address) {
        this.address = address;
    }

    /** @param registration whose login address is put in; without one, the address that serves all */
    @GetMapping(path = "/lti/config/{product}.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, ?> configuration(
            @PathVariable String product, @RequestParam(required = false) @Nullable UUID registration) {
        URI base = address.uri();
        URI login = address.at(registration == null ? "/lti/login" : "/lti/login/" + registration);
        if (product.equals("tool-registration")) {
            return new ToolConfiguration(base, login).generic();
        }
        Product known = Product.ofCode(product).orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "shared.not-found"));
        return known == Product.CANVAS
                ? CanvasKey.of(base, login)
                : ToolValues.of(known, base, login, address.at("/lti/config/canvas.json"))
                        .values();
    }
}
