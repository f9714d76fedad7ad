package org.cairn.credential;

import java.util.UUID;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.PublicAddress;
import org.springframework.stereotype.Component;

/** The addresses of documents that are written into signed ones. They must answer for as long as a credential lives. */
@Component
class Addresses {

    static final String CREDENTIALS = "/credentials/";

    private final PublicAddress address;

    Addresses(PublicAddress address) {
        this.address = address;
    }

    String credential(CredentialId id) {
        return at(CREDENTIALS + id);
    }

    String achievement(VersionId version) {
        return at("/achievements/" + version);
    }

    String statusList(UUID list) {
        return at("/status/" + list);
    }

    private String at(String path) {
        return address.publicAddress() + path;
    }
}
