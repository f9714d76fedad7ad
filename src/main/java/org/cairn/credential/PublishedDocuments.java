package org.cairn.credential;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cairn.credential.keys.IssuerAddresses;
import org.cairn.credential.keys.IssuerId;
import org.cairn.credential.keys.Issuers;
import org.cairn.outbound.Outbound;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.outbound.OutboundRequest;
import org.cairn.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What is published, here or elsewhere. This Cairn's own documents come from the very functions that publish them, since
 * a server need not be able to call itself; others come through the one guarded door out.
 */
@Component
class PublishedDocuments implements Documents {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedDocuments.class);
    private static final Pattern DID = Pattern.compile("/issuers/([0-9a-f-]{36})/did\\.json");
    private static final Pattern STATUS = Pattern.compile("/status/([0-9a-f-]{36})");
    private static final Pattern CREDENTIAL =
            Pattern.compile("/credentials/([0-9a-v]{26})(?:\\.(json|jwt|svg|png|pdf))?");
    /** A DID document and a status list are far smaller. */
    private static final int LARGEST = 2_000_000;

    private static final String ACCEPT = "application/vc+jwt, application/vc, application/vc+ld+json, "
            + "application/did+json, application/ld+json, application/json";

    private final IssuerAddresses addresses;
    private final Issuers issuers;
    private final Statuses statuses;
    private final StoredCredentials credentials;
    private final Foreign foreign;

    /** The door to other issuers, and whether it is open. */
    @Component
    record Foreign(Outbound outbound, CredentialProperties properties) {}

    PublishedDocuments(
            IssuerAddresses addresses,
            Issuers issuers,
            Statuses statuses,
            StoredCredentials credentials,
            Foreign foreign) {
        this.addresses = addresses;
        this.issuers = issuers;
        this.statuses = statuses;
        this.credentials = credentials;
        this.foreign = foreign;
    }

    @Override
    public Optional<String> read(URI address) {
        Optional<String> path = addresses.ownPath(address);
        return path.isPresent() ? own(path.get()) : foreign(address);
    }

    @Override
    public boolean isErased(URI address) {
        return addresses
                .ownPath(address)
                .map(CREDENTIAL::matcher)
                .filter(Matcher::matches)
                .flatMap(path -> CredentialId.parse(path.group(1)))
                .filter(credentials::isErased)
                .isPresent();
    }

    private Optional<String> own(String path) {
        Matcher did = DID.matcher(path);
        if (did.matches()) {
            return issuers.didDocument(new IssuerId(UUID.fromString(did.group(1))));
        }
        Matcher status = STATUS.matcher(path);
        if (status.matches()) {
            return statuses.signed(UUID.fromString(status.group(1)));
        }
        Matcher credential = CREDENTIAL.matcher(path);
        return credential.matches()
                ? CredentialId.parse(credential.group(1)).flatMap(this::published)
                : Optional.empty();
    }

    private Optional<String> published(CredentialId id) {
        return credentials
                .find(id)
                .filter(StoredCredential::isPublic)
                .map(stored -> credentials.document(stored.id()).json());
    }

    private Optional<String> foreign(URI address) {
        if (!foreign.properties().foreignIssuers() || address.getHost() == null) {
            return Optional.empty();
        }
        try {
            OutboundAnswer answer =
                    foreign.outbound().send(OutboundRequest.get("verify:" + address.getHost(), address, ACCEPT));
            return Optional.of(answer.body()).filter(body -> answer.isSuccess() && body.length() <= LARGEST);
        } catch (Refusal e) {
            // Told to the reader as "could not be asked", never as valid.
            LOG.info("{} could not be read: {}", address.getHost(), e.getMessage());
            return Optional.empty();
        }
    }
}
