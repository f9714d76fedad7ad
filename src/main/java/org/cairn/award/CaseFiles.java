package org.cairn.award;

import java.util.List;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.Evidence;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Wording;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads what is needed to decide a case: what was done, what was shown and what is shown now. */
@Service
public class CaseFiles {

    private final AwardDecisions decisions;
    private final Regrades regrades;
    private final Awards awards;
    private final Wording wording;
    private final Attainments attainments;

    CaseFiles(AwardDecisions decisions, Regrades regrades, Awards awards, Wording wording, Attainments attainments) {
        this.decisions = decisions;
        this.regrades = regrades;
        this.awards = awards;
        this.wording = wording;
        this.attainments = attainments;
    }

    /** @throws Refusal NOT_FOUND where the instructor's course has no such case */
    public CaseFile open(Visitor instructor, CaseId id) {
        AwardCase found = decisions.find(instructor, id);
        return new CaseFile(
                found,
                wording.version(found.subject().version()).orElseThrow(),
                decisions.steps(found),
                before(found.award()),
                after(found));
    }

    private List<CompetencyStanding> before(@Nullable AwardId award) {
        return award == null
                ? List.of()
                : Frozen.thaw(awards.snapshot(award), Snapshot.class).evidence().competencies();
    }

    /** As it was when a closed regrade was last looked at; else as it is. */
    private List<CompetencyStanding> after(AwardCase found) {
        if (found.kind() == AwardCase.Kind.REGRADE) {
            return regrades.newestEvidence(found).map(Evidence::competencies).orElse(List.of());
        }
        return attainments
                .of(found.subject().courseMap(), found.subject().person())
                .competencies();
    }

    /**
     * Everything that is needed to decide a case.
     *
     * @param version in the words that are shown
     * @param steps oldest first
     * @param before what was shown when the award was made; empty where there is none
     * @param after what is shown, as the case knows it
     */
    public record CaseFile(
            AwardCase found,
            MicrocredentialVersion version,
            List<CaseStep> steps,
            List<CompetencyStanding> before,
            List<CompetencyStanding> after) {

        public CaseFile {
            steps = List.copyOf(steps);
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /** The last thing that was done. */
        public CaseStep last() {
            return steps.get(steps.size() - 1);
        }
    }
}
