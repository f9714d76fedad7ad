package org.cairn.microcredential;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an institution asks before something is published: a framework's profile, and perhaps an approval. */
@Service
public class Gate {

    private final Policies policies;
    private final ProfileShelf shelf;
    private final Validations validations;
    private final Clock clock;

    Gate(Policies policies, ProfileShelf shelf, Validations validations, Clock clock) {
        this.policies = policies;
        this.shelf = shelf;
        this.validations = validations;
        this.clock = clock;
    }

    public List<Profile> profiles() {
        return shelf.all();
    }

    public Policy policy(InstitutionId institution) {
        return policies.of(institution);
    }

    /** The profile that the institution has chosen. */
    public Profile profile(InstitutionId institution) {
        return shelf.find(policies.of(institution).profile())
                .or(() -> shelf.find(Policy.USUAL.profile()))
                .orElseThrow();
    }

    /** @throws Refusal INVALID where there is no such profile */
    @Transactional
    public void choose(InstitutionId institution, Policy policy) {
        if (shelf.find(policy.profile()).isEmpty()) {
            throw new Refusal(Problem.INVALID, "microcredential.unknown-profile");
        }
        policies.keep(institution, policy);
    }

    /** What the profile finds missing in the version as it is now. */
    public List<Profile.Finding> findings(MicrocredentialVersion version) {
        return profile(version.institution())
                .check(new Profile.Subject(
                        version.definition(),
                        Frozen.of(version.definition()).hash(),
                        validations.of(version.microcredential()),
                        LocalDate.now(clock)));
    }

    /** Whether a community lets no more than titles of these competencies be published; its last word holds. */
    public boolean titlesOnly(MicrocredentialVersion version) {
        List<Partner> communities = version.definition().said().partners().stream()
                .filter(partner -> partner.kind().hasAuthority())
                .toList();
        if (communities.isEmpty()) {
            return false;
        }
        List<Validation> all = validations.of(version.microcredential());
        return communities.stream()
                .flatMap(community -> Validation.last(all, community).stream())
                .anyMatch(Validation::withholds);
    }

    /** @throws Refusal INVALID where something that blocks is missing */
    void mustPass(MicrocredentialVersion version) {
        if (findings(version).stream().anyMatch(Profile.Finding::blocks)) {
            throw new Refusal(Problem.INVALID, "microcredential.blocked");
        }
    }
}
