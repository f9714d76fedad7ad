package org.cairn.credential;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PublicAddress;
import org.springframework.stereotype.Component;

/** The addresses that are written into signed documents. They must answer for as long as a credential lives. */
@Component
class IssuerAddresses {

    private final PublicAddress address;

    IssuerAddresses(PublicAddress address) {
        this.address = address;
    }

    /** did:web Method, 2.1: the host with its port escaped, then the path with colons. */
    String did(InstitutionId institution) {
        String host = URLEncoder.encode(address.uri().getRawAuthority(), StandardCharsets.UTF_8);
        return "did:web:" + host + ":issuers:" + institution;
    }

    String issuer(InstitutionId institution) {
        return at("/issuers/" + institution);
    }

    String key(InstitutionId institution, String name) {
        return at("/issuers/" + institution + "/keys/" + name);
    }

    String credential(CredentialId id) {
        return at("/credentials/" + id);
    }

    String achievement(VersionId version) {
        return at("/achievements/" + version);
    }

    String statusList(UUID list) {
        return at("/status/" + list);
    }

    /** The path, where the address is one of ours; the scheme does not count: did:web always says https. */
    Optional<String> ownPath(URI uri) {
        boolean ours = address.uri().getRawAuthority().equals(uri.getRawAuthority());
        return ours ? Optional.of(uri.getRawPath()) : Optional.empty();
    }

    private String at(String path) {
        return address.publicAddress() + path;
    }
}
