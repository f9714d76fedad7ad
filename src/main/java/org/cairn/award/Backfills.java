package org.cairn.award;

import java.util.List;
import java.util.Set;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.Evidence;
import org.cairn.attainment.Standing;
import org.cairn.audit.Actor;
import org.cairn.award.AwardCase.State;
import org.cairn.award.CaseStep.Move;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Reason;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Awards that were missed: learners who meet everything, because a rule was lowered or they had left, and of whom nothing was
 * decided. First it is shown how many; an instructor confirms that.
 */
@Service
public class Backfills {

    private final CourseMaps courseMaps;
    private final Attainments attainments;
    private final Candidacies candidacies;
    private final Candidacies.Shelves shelves;
    private final Batches batches;
    private final TransactionTemplate transaction;

    Backfills(
            CourseMaps courseMaps,
            Attainments attainments,
            Candidacies candidacies,
            Candidacies.Shelves shelves,
            Batches batches,
            PlatformTransactionManager transactions) {
        this.courseMaps = courseMaps;
        this.attainments = attainments;
        this.candidacies = candidacies;
        this.shelves = shelves;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Who would be awarded, or looked at by a person where the policy asks for that.
     *
     * @param hash what is confirmed
     */
    public record Preview(MicrocredentialVersion version, AwardPolicy policy, List<PersonId> learners, String hash) {}

    /** @throws Refusal NOT_FOUND where the instructor's course has no such map in force */
    public Preview preview(Visitor instructor, CourseMapId id) {
        CourseMap map = courseMaps.find(instructor.mustTeach(), id);
        if (map.state() == CourseMap.State.DRAFT) {
            throw new Refusal(Problem.NOT_FOUND, "award.nothing-in-force");
        }
        MicrocredentialVersion version = candidacies.version(map.version());
        Set<PersonId> candidates =
                shelves.cases().candidates(map.course(), version.id(), ThresholdsListener.FIRST_CYCLE);
        List<PersonId> met = attainments.of(id).stream()
                .filter(Standing::met)
                .map(Standing::person)
                .toList();
        Set<PersonId> decided = shelves.awards().decided(met, version.id(), version.microcredential());
        List<PersonId> missed = met.stream()
                .filter(person -> !decided.contains(person) && !candidates.contains(person))
                .filter(person -> !person.equals(instructor.person()))
                .toList();
        return new Preview(
                version,
                shelves.policies().of(version.microcredential()),
                missed,
                Frozen.of(missed).hash());
    }

    /**
     * Awards whom the preview showed, and nobody else.
     *
     * @param seen the hash of the preview that was confirmed
     * @return how many were awarded, or are to be looked at
     * @throws Refusal CONFLICT where it would be others by now, INVALID without a reason
     */
    public int fill(Visitor instructor, CourseMapId id, String seen, String reason) {
        String why = Reason.of(reason, "award.reason");
        attainments.evaluateNow(instructor.mustTeach().course());
        Preview preview = preview(instructor, id);
        if (!preview.hash().equals(seen)) {
            throw new Refusal(Problem.CONFLICT, "award.others-by-now");
        }
        BatchId batch = batches.begin(
                        instructor, Batch.Kind.BACKFILL, preview.version().microcredential(), why, null)
                .orElseThrow();
        Actor actor = Actor.instructor(instructor);
        int made = 0;
        for (PersonId person : preview.learners()) {
            Move move = Move.to(State.IN_REVIEW, actor).because(why).in(batch);
            made += isMade(preview, id, person, move) ? 1 : 0;
        }
        return made;
    }

    private boolean isMade(Preview preview, CourseMapId id, PersonId person, Move move) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Evidence evidence = candidacies.evidence(id, person);
            return evidence.met() && candidacies.fill(preview.version(), evidence, preview.policy(), move);
        }));
    }
}
