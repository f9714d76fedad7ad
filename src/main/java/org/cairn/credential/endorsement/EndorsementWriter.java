package org.cairn.credential.endorsement;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cairn.credential.keys.Issuer;
import org.cairn.credential.keys.IssuerAddresses;
import org.cairn.credential.keys.IssuerId;
import org.cairn.credential.keys.IssuerKey;
import org.cairn.credential.keys.Issuers;
import org.cairn.credential.openbadges.DataIntegrity;
import org.cairn.credential.openbadges.EndorsementCredential;
import org.cairn.credential.openbadges.EndorsementCredential.Subject;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.openbadges.Markdown;
import org.cairn.credential.openbadges.OpenBadgeCredential;
import org.cairn.credential.openbadges.OpenBadgeCredential.Schema;
import org.cairn.credential.openbadges.Profile;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Validation;
import org.cairn.shared.PublicAddress;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes an endorsement in the language of the micro-credential, and signs it with the partner's key. It names no day on which
 * it ends, since a strict verifier would then refuse a credential that is in force for longer; its description does.
 */
@Component
class EndorsementWriter {

    private final Issuers issuers;
    private final IssuerAddresses addresses;
    private final MessageSource words;
    private final PublicAddress address;
    private final Clock clock;

    EndorsementWriter(
            Issuers issuers, IssuerAddresses addresses, MessageSource words, PublicAddress address, Clock clock) {
        this.issuers = issuers;
        this.addresses = addresses;
        this.words = words;
        this.address = address;
        this.clock = clock;
    }

    /** @param key of the partner's, by its name */
    record Signed(String document, String key) {}

    Signed signed(UUID id, Endorser endorser, MicrocredentialVersion version, Validation validation) {
        Issuer issuer = endorser.issuer();
        IssuerKey key = issuers.signingKey(issuer, IssuerKey.Kind.ED25519);
        String document = DataIntegrity.sign(
                Json.write(credential(id, endorser, version, validation)),
                issuers.methodId(key),
                issuers.privateHalf(key),
                clock.instant());
        return new Signed(document, key.name());
    }

    private EndorsementCredential credential(
            UUID id, Endorser endorser, MicrocredentialVersion version, Validation validation) {
        Locale locale = Locale.forLanguageTag(version.definition().language());
        String title = version.definition().title().in(locale);
        return new EndorsementCredential(
                OpenBadgeCredential.CONTEXTS,
                addresses.issuer(endorser.issuer().id()) + "/endorsements/" + id,
                EndorsementCredential.TYPES,
                word("name", locale, endorser.name(), title),
                word(
                        "description",
                        locale,
                        endorser.name(),
                        validation.validUntil().toString()),
                profile(endorser),
                validation.signedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                new Subject(
                        address.publicAddress() + "/achievements/" + version.id(),
                        List.of("EndorsementSubject"),
                        validation.statement() == null ? null : Markdown.plainly(validation.statement())),
                List.of(Schema.ENDORSEMENT));
    }

    /** The profile by itself: what the partner's own address answers. */
    String profileDocument(Endorser endorser) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", OpenBadgeCredential.CONTEXTS);
        document.putAll(Json.members(profile(endorser)));
        return Json.write(document);
    }

    /** Open Badges has one text per term, and who keeps the key is for every reader: it is said in both languages. */
    private Profile profile(Endorser endorser) {
        IssuerId id = endorser.issuer().id();
        return new Profile(
                addresses.did(id),
                List.of("Profile"),
                endorser.name(),
                addresses.issuer(id),
                word("kept", Locale.ENGLISH) + " / " + word("kept", Locale.FRENCH),
                null);
    }

    private String word(String key, Locale locale, Object... args) {
        return words.getMessage("credential.endorsement." + key, args, locale);
    }
}
