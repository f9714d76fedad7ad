package org.cairn.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Inviting tools to register, and letting them in (LTI Dynamic Registration 1.0, 3.1). */
@Controller
final class ToolsController {

    private final Tools tools;
    private final Activation activation;
    private final Invitations invitations;
    private final Addresses addresses;
    private final Manners manners;

    ToolsController(Tools tools, Activation activation, Invitations invitations, Addresses addresses, Manners manners) {
        this.tools = tools;
        this.activation = activation;
        this.invitations = invitations;
        this.addresses = addresses;
        this.manners = manners;
    }

    @GetMapping("/administration/tools")
    String tools(Person person, Model model) {
        AdministrationController.demandAdministrator(person);
        return list(null, model);
    }

    @PostMapping("/administration/tools")
    String register(@RequestParam("address") String address, Person person, Model model) {
        AdministrationController.demandAdministrator(person);
        return open(address, null, model);
    }

    @PostMapping("/administration/tools/{tool}/update")
    String update(
            @PathVariable("tool") String clientId,
            @RequestParam("address") String address,
            Person person,
            Model model) {
        AdministrationController.demandAdministrator(person);
        return open(address, known(clientId).clientId(), model);
    }

    @PostMapping("/administration/tools/{tool}/activate")
    String activate(@PathVariable("tool") String clientId, Person person) {
        AdministrationController.demandAdministrator(person);
        activation.activate(known(clientId));
        return "redirect:/administration/tools";
    }

    private Tool known(String clientId) {
        return tools.registered().stream()
                .filter(tool -> tool.clientId().equals(clientId))
                .findFirst()
                .orElseThrow(() -> new LmsRefusal(HttpStatus.NOT_FOUND, "no-tool"));
    }

    private String open(String typed, @Nullable String clientId, Model model) {
        Optional<URI> address = ofTool(typed.strip());
        if (address.isEmpty()) {
            model.addAttribute("mistake", "address");
            return list(typed, model);
        }
        model.addAttribute("heading", "tools.registering");
        model.addAttribute("source", invited(address.get(), invitations.invite(clientId)));
        model.addAttribute("back", "/administration/tools");
        model.addAttribute("tool", addresses.toolOrigin());
        return "administration-frame";
    }

    private String invited(URI address, String token) {
        URI configuration = addresses.own(DiscoveryController.CONFIGURATION);
        boolean sent = manners.now().sendsRegistrationToken();
        UriComponentsBuilder invited =
                UriComponentsBuilder.fromUri(address).queryParam("openid_configuration", "{configuration}");
        if (sent) {
            invited.queryParam("registration_token", "{token}");
        }
        return invited.encode()
                .buildAndExpand(Map.of(
                        "configuration", sent ? configuration : configuration + "?invitation=" + token, "token", token))
                .toUriString();
    }

    private Optional<URI> ofTool(String typed) {
        try {
            return Optional.of(URI.create(typed)).filter(addresses::isOfTool);
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private String list(@Nullable String typed, Model model) {
        List<Tool> registered = tools.registered();
        model.addAttribute("tools", registered);
        model.addAttribute("address", typed);
        return "tools";
    }
}
