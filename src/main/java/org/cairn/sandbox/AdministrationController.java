package org.cairn.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an administrator of the LMS would see of the registration, and where the other half of the work is done. */
@Controller
final class AdministrationController {

    private final Addresses addresses;
    private final Manners manners;
    private final WebServiceController.Account account;

    AdministrationController(Addresses addresses, Manners manners, WebServiceController.Account account) {
        this.addresses = addresses;
        this.manners = manners;
        this.account = account;
    }

    @GetMapping("/administration")
    String administration(Person person, Model model) {
        demandAdministrator(person);
        model.addAttribute("manners", Manner.values());
        String audience = manners.now().tokenAudience(addresses);
        model.addAttribute("audience", audience.equals(addresses.tokenEndpoint().toString()) ? null : audience);
        model.addAttribute("platform", platform());
        model.addAttribute("toolValues", tool());
        model.addAttribute("webServiceToken", manners.chosen() == Manner.MOODLE ? account.token() : null);
        model.addAttribute("cairnAdmin", addresses.toolAdministration());
        return "administration";
    }

    @PostMapping("/administration/manner")
    String choose(@RequestParam("manner") Manner manner, Person person) {
        demandAdministrator(person);
        manners.choose(manner);
        return "redirect:/administration?chosen";
    }

    static void demandAdministrator(Person person) {
        if (!person.administers()) {
            throw new LmsRefusal(HttpStatus.FORBIDDEN, "administrators-only");
        }
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
