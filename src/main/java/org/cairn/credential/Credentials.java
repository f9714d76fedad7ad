package org.cairn.credential;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.award.Awards;
import org.cairn.course.JoinedPersons;
import org.cairn.credential.disclosure.Consent;
import org.cairn.shared.Holder;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The credentials: signed from awards, shown by their owners, seen by anybody once published. */
@Service
public class Credentials {

    private final StoredCredentials stored;
    private final Awards awards;
    private final FactsReader facts;
    private final Addresses addresses;
    private final JoinedPersons joined;
    private final ConsentTable consents;

    Credentials(
            StoredCredentials stored,
            Awards awards,
            FactsReader facts,
            Addresses addresses,
            JoinedPersons joined,
            ConsentTable consents) {
        this.stored = stored;
        this.awards = awards;
        this.facts = facts;
        this.addresses = addresses;
        this.joined = joined;
        this.consents = consents;
    }

    /** The credential of this award, also while it is still being signed; empty where there is no such award. */
    public Optional<CredentialSummary> ofAward(AwardId award) {
        return awards.find(award).map(this::summary);
    }

    /** Everything that the person has been awarded, as whichever of their persons, the newest first. */
    public List<CredentialSummary> of(PersonId person) {
        return awards.of(person).stream()
                .sorted((one, other) -> other.awardedAt().compareTo(one.awardedAt()))
                .map(this::summary)
                .toList();
    }

    /** A credential that anybody may see, by one question, before anything that it says is read. */
    public static final class Published {

        private final StoredCredential stored;

        private Published(StoredCredential stored) {
            this.stored = stored;
        }

        public CredentialId id() {
            return stored.id();
        }

        /** Another one after anything that its owner or its issuer has done to it. */
        public int state() {
            return stored.hashCode();
        }
    }

    /** @throws Refusal NOT_FOUND alike for what was never issued, is private, or cannot be an id; GONE where it was erased */
    public Published published(String id) {
        return CredentialId.parse(id)
                .flatMap(stored::find)
                .filter(StoredCredential::isPublic)
                .map(Published::new)
                .orElseThrow(() -> gone(id));
    }

    public IssuedCredential issued(Published published) {
        return issued(published.stored);
    }

    /** The bytes as they were signed. */
    public SignedDocument document(Published published) {
        return stored.document(published.id());
    }

    /** @throws Refusal NOT_FOUND unless it is the holder's own */
    public IssuedCredential owned(Holder holder, String id) {
        return issued(mine(holder, id));
    }

    /**
     * Shows the credential to anybody who has its address.
     *
     * @param printedName what the page calls the owner, or null for no name
     */
    @Transactional
    public void publish(Holder holder, String id, @Nullable String printedName) {
        stored.publish(mine(holder, id).id(), true, printedName);
        consents.note(id, holder, Consent.PAGE, true);
        consents.note(id, holder, Consent.NAME, printedName != null);
    }

    /** Hides it again, at once. The name goes with it. */
    @Transactional
    public void withdraw(Holder holder, String id) {
        stored.publish(mine(holder, id).id(), false, null);
        consents.note(id, holder, Consent.PAGE, false);
        consents.note(id, holder, Consent.NAME, false);
    }

    /** The award behind it, where it is the holder's own. */
    public Optional<AwardId> awardBehind(Holder holder, String id) {
        return found(holder, id).map(StoredCredential::award);
    }

    StoredCredential mine(Holder holder, String id) {
        return found(holder, id).orElseThrow(Credentials::unknown);
    }

    private Optional<StoredCredential> found(Holder holder, String id) {
        return CredentialId.parse(id)
                .flatMap(stored::find)
                .filter(credential -> credential.signedAt() != null)
                .filter(credential -> credential.institution().equals(holder.institution()))
                .filter(credential -> joined.areOne(credential.person(), holder.person()));
    }

    private IssuedCredential issued(StoredCredential credential) {
        CredentialFacts known = facts.of(facts.award(credential.award()));
        return new IssuedCredential(
                credential.id(),
                URI.create(addresses.credential(credential.id())),
                known.version(),
                known.institution(),
                known.shown().stream()
                        .map(requirement ->
                                new IssuedCredential.Shown(requirement.competency(), known.achieved(requirement)))
                        .toList(),
                known.edition().titlesOnly(),
                known.award().awardedAt(),
                known.validUntil(),
                credential.published(),
                credential.printedName(),
                credential.revokedAt(),
                credential.revokedAt() == null ? credential.suspendedAt() : null,
                known.disclosed(),
                stored.document(credential.id()));
    }

    private CredentialSummary summary(Award award) {
        Optional<StoredCredential> credential = stored.ofAward(award.id()).filter(found -> found.signedAt() != null);
        return new CredentialSummary(
                award.id(),
                credential.map(StoredCredential::id).orElse(null),
                credential.map(StoredCredential::state).orElseGet(() -> unsigned(award)),
                facts.title(award),
                award.awardedAt());
    }

    private static CredentialSummary.State unsigned(Award award) {
        return award.state() == Award.State.REVOKED ? CredentialSummary.State.REVOKED : CredentialSummary.State.PENDING;
    }

    private Refusal gone(String id) {
        return CredentialId.parse(id).filter(stored::isErased).isPresent()
                ? new Refusal(Problem.GONE, "credential.erased")
                : unknown();
    }

    private static Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "credential.unknown");
    }
}
