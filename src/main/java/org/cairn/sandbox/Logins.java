package org.cairn.sandbox;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;

/** The third-party initiated login: a form that posts itself to the tool, or an address with the same parameters. */
@Component
final class Logins {

    private final PendingLaunches launches;
    private final Manners manners;
    private final Wire wire;
    private final Addresses addresses;
    private final ToolStorage storage;

    Logins(PendingLaunches launches, Manners manners, Wire wire, Addresses addresses, ToolStorage storage) {
        this.launches = launches;
        this.manners = manners;
        this.wire = wire;
        this.addresses = addresses;
        this.storage = storage;
    }

    /** The view that sends the browser to the tool. */
    String initiate(PendingLaunch launch, Person person, URI target, Model model) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("iss", addresses.issuer());
        fields.put("target_link_uri", target.toString());
        fields.put("login_hint", wire.id(person));
        fields.put("lti_message_hint", launches.begin(launch));
        if (!isBare(launch)) {
            fields.putAll(manners.now().loginParameters(launch.tool()));
        }
        if (storage.isOffered()) {
            fields.put("lti_storage_target", ToolStorage.TARGET);
        }
        URI login = launch.tool().addresses().login();
        return manners.now().initiatesByGet()
                ? "redirect:" + address(login, fields)
                : PostPage.show(model, login.toString(), fields);
    }

    private static boolean isBare(PendingLaunch launch) {
        return launch instanceof PendingLaunch.OfOddity odd && odd.oddity() == Oddity.BARE_LOGIN;
    }

    private static String address(URI login, Map<String, String> fields) {
        UriComponentsBuilder address = UriComponentsBuilder.fromUri(login);
        fields.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(fields).toUriString();
    }
}
