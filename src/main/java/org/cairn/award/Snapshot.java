package org.cairn.award;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cairn.assessment.Assessment;
import org.cairn.assessment.Subject;
import org.cairn.assessment.Submission;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.Evidence;
import org.cairn.award.Award.AchievedLevel;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.jspecify.annotations.Nullable;

/**
 * Everything that led to an award, as it was then: the rule in full with its version and hash, the facts, what people
 * judged and decided, the verdicts and why, and the version of the engine. Written once, and never looked up again from
 * where it came.
 *
 * @param mode AUTOMATIC: Cairn decided by the rule alone
 * @param definition the rule, in both languages, as it was published
 * @param shown the same in the words that were shown, or null where they are those of the definition
 * @param number of the version
 * @param assessments of what the learner handed in, as given back
 * @param decided who agreed; null where Cairn decided by the rule alone at once
 */
record Snapshot(
        AwardPolicy.Mode mode,
        Definition definition,
        @Nullable Definition shown,
        @Nullable Integer number,
        Evidence evidence,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Assessed> assessments,
        @Nullable Decided decided) {

    Snapshot {
        assessments = assessments == null ? List.of() : List.copyOf(assessments);
    }

    /** What an assessor said, and of what. */
    record Assessed(Kind kind, UUID subject, Assessment assessment) {

        /** What evidence was handed in for. */
        enum Kind {
            ACTIVITY,
            PRIOR_LEARNING
        }

        static Assessed of(Submission submission, Assessment assessment) {
            Subject subject = submission.subject();
            return new Assessed(
                    subject instanceof Subject.Task ? Kind.ACTIVITY : Kind.PRIOR_LEARNING, subject.id(), assessment);
        }
    }

    static Snapshot of(
            MicrocredentialVersion version,
            Definition shown,
            Evidence evidence,
            Map<Submission, Assessment> assessments,
            Decided decided) {
        return new Snapshot(
                decided.mode(),
                version.definition(),
                shown.equals(version.definition()) ? null : shown,
                version.number(),
                evidence,
                assessments.entrySet().stream()
                        .map(given -> Assessed.of(given.getKey(), given.getValue()))
                        .toList(),
                decided.equals(Decided.BY_THE_RULE) ? null : decided);
    }

    Frozen frozen() {
        return Frozen.of(this);
    }

    List<AchievedLevel> levels() {
        return evidence.competencies().stream()
                .filter(standing -> standing.isMet() && standing.level() != null)
                .map(Snapshot::level)
                .toList();
    }

    private static AchievedLevel level(CompetencyStanding standing) {
        return new AchievedLevel(standing.competency(), Objects.requireNonNull(standing.level()));
    }
}
