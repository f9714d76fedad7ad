package org.cairn.credential.keys;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cairn.shared.PublicAddress;
import org.springframework.stereotype.Component;

/** Where issuers and their keys are published. These addresses are written into signed documents. */
@Component
public class IssuerAddresses {

    private final PublicAddress address;

    IssuerAddresses(PublicAddress address) {
        this.address = address;
    }

    /** did:web Method, 2.1: the host with its port escaped, then the path with colons. */
    public String did(IssuerId issuer) {
        String host = URLEncoder.encode(address.uri().getRawAuthority(), StandardCharsets.UTF_8);
        return "did:web:" + host + ":issuers:" + issuer;
    }

    public String issuer(IssuerId issuer) {
        return at("/issuers/" + issuer);
    }

    public String key(IssuerId issuer, String name) {
        return at("/issuers/" + issuer + "/keys/" + name);
    }

    /** The path, where the address is one of ours; the scheme does not count: did:web always says https. */
    public Optional<String> ownPath(URI uri) {
        boolean ours = address.uri().getRawAuthority().equals(uri.getRawAuthority());
        return ours ? Optional.of(uri.getRawPath()) : Optional.empty();
    }

    private String at(String path) {
        return address.publicAddress() + path;
    }
}
