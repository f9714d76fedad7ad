package org.cairn.credential;

import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.cairn.credential.disclosure.About;
import org.cairn.credential.disclosure.Consent;
import org.cairn.credential.disclosure.Disclosure;
import org.cairn.credential.disclosure.Said;
import org.cairn.credential.disclosure.SharedEvidence;
import org.cairn.credential.keys.IssuerAddresses;
import org.cairn.letter.Wishes;
import org.cairn.shared.Holder;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What owners wish to be signed into a credential: whom it is about, and evidence. It is signed anew at once, under the same id
 * and the same place in the status list, and the bytes from before are not kept. The award is held meanwhile: nobody else
 * signs, and nothing that was taken back comes again.
 */
@Service
public class Disclosures {

    private static final List<Consent> ASKED = List.of(Consent.EVIDENCE, Consent.EMAIL, Consent.DID);

    private final Credentials credentials;
    private final Kept kept;
    private final Signing signing;
    private final Register register;
    private final Recipients recipients;

    Disclosures(Credentials credentials, Kept kept, Signing signing, Register register, Recipients recipients) {
        this.credentials = credentials;
        this.kept = kept;
        this.signing = signing;
        this.register = register;
        this.recipients = recipients;
    }

    /** What is kept of it. */
    @Component
    record Kept(DisclosureTable disclosures, ConsentTable consents) {}

    /** What can be said of an owner, and where evidence can lie. */
    @Component
    record Recipients(Wishes wishes, IssuerAddresses addresses, SecureRandom chance) {}

    /** The address that the owner has confirmed to be theirs; no other can be made a hash of. */
    public Optional<String> confirmedAddress(Holder owner) {
        return recipients.wishes().confirmedAddress(owner.person());
    }

    /**
     * The same hash again where the credential has one of the address already.
     *
     * @throws Refusal INVALID where no address is confirmed
     */
    public About hashedEmail(Holder owner, String id) {
        String address =
                confirmedAddress(owner).orElseThrow(() -> new Refusal(Problem.INVALID, "credential.no-address"));
        About before = of(owner, id).about();
        return before instanceof About.HashedEmail hashed && hashed.isOf(address)
                ? hashed
                : About.HashedEmail.of(address, recipients.chance());
    }

    /**
     * Whether evidence may lie there. What is at this Cairn's own addresses is signed about elsewhere in the document, and a
     * learner's words about it would stand beside the issuer's.
     */
    public boolean isElsewhere(URI address) {
        return recipients.addresses().ownPath(address).isEmpty();
    }

    public Disclosure of(Holder owner, String id) {
        return kept.disclosures().of(credentials.mine(owner, id).award());
    }

    /** What the owner has agreed to and taken back, the oldest first. */
    public List<Said> said(Holder owner, String id) {
        return kept.consents().of(credentials.mine(owner, id).id().value());
    }

    /** The document as it would be signed, without its proof. */
    public String look(Holder owner, String id, Disclosure wanted) {
        mustBeDisclosable(wanted);
        return signing.unsigned(credentials.mine(owner, id), wanted);
    }

    /** Signs it so, whether that adds something or takes it back. */
    @Transactional
    public void disclose(Holder owner, String id, Disclosure wanted) {
        mustBeDisclosable(wanted);
        StoredCredential mine = credentials.mine(owner, id);
        register.hold(mine.award());
        if (kept.disclosures().of(mine.award()).equals(wanted)) {
            return;
        }
        kept.disclosures().put(mine.award(), wanted);
        register.replace(signing.again(mine));
        ASKED.forEach(item -> kept.consents().note(mine.id().value(), owner, item, wanted.has(item)));
    }

    /** The page says it beside the field; this is for whoever leaves the page out. */
    private void mustBeDisclosable(Disclosure wanted) {
        List<URI> addresses = wanted.evidence().stream()
                .flatMap(evidence -> Optional.ofNullable(evidence.address()).stream())
                .flatMap(address -> SharedEvidence.web(address).stream())
                .toList();
        long given = wanted.evidence().stream()
                .filter(evidence -> evidence.address() != null)
                .count();
        boolean fits = wanted.evidence().size() <= Disclosure.MOST_EVIDENCE
                && wanted.evidence().stream().allMatch(SharedEvidence::fits)
                && addresses.size() == given
                && addresses.stream().distinct().count() == given
                && addresses.stream().allMatch(this::isElsewhere)
                && !(wanted.about() instanceof About.Did did && !About.Did.isOne(did.value()));
        if (!fits) {
            throw new Refusal(Problem.INVALID, "credential.not-disclosable");
        }
    }
}
