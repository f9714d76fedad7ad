package org.cairn.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What an administrator of the LMS would see of the registration, and where the other half of the work is done. */
@Controller
final class AdministrationController {

    private final Addresses addresses;

    AdministrationController(Addresses addresses) {
        this.addresses = addresses;
    }

    @GetMapping("/administration")
    String administration(Person person, Model model) {
        if (!person.administers()) {
            throw new LmsRefusal(HttpStatus.FORBIDDEN, "administrators-only");
        }
        model.addAttribute("platform", platform());
        model.addAttribute("toolValues", tool());
        model.addAttribute("cairnAdmin", addresses.toolAdministration());
        return "administration";
    }

    // Keys are message keys below "administration.".
    private Map<String, String> platform() {
        PlatformFile file = PlatformFile.of(addresses.port());
        Map<String, String> values = new LinkedHashMap<>();
        values.put("issuer", file.issuer());
        values.put("client-id", file.clientId());
        values.put("deployment-id", Addresses.DEPLOYMENT_ID);
        values.put("authorization-endpoint", file.authorizationEndpoint());
        values.put("token-endpoint", file.tokenEndpoint());
        values.put("platform-keys", file.jwksUri());
        return values;
    }

    private Map<String, String> tool() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("login", addresses.toolLogin().toString());
        values.put("redirect", addresses.toolRedirect().toString());
        values.put("tool-keys", addresses.toolKeys().toString());
        return values;
    }
}
