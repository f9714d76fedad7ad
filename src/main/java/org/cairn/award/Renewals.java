package org.cairn.award;

import java.util.List;
import org.cairn.attainment.Evidence;
import org.cairn.attainment.Standing;
import org.cairn.attainment.ThresholdsMet;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.mapping.CourseMapId;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.shared.PersonId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What follows an award that ends: one of the next cycle, of what was graded and decided since its renewal has opened, and of
 * nothing else. The old one stays in force until its end. One that was revoked is followed by nothing.
 */
@Component
class Renewals {

    private final Candidacies.Shelves shelves;
    private final Candidacies candidacies;
    private final Roster roster;

    Renewals(Candidacies.Shelves shelves, Candidacies candidacies, Roster roster) {
        this.shelves = shelves;
        this.candidacies = candidacies;
        this.roster = roster;
    }

    /** Everything may be met again by what is new, also where with what is old it is not. */
    void look(Standing.Changed changed) {
        MicrocredentialVersion version = candidacies.version(changed.version());
        shelves.awards()
                .renewable(version.microcredential(), changed.persons())
                .forEach((person, award) -> look(version, changed, person, award));
    }

    /** What was shown while the award was suspended counts for its renewal as soon as it is in force again. */
    @EventListener
    void on(Suspensions.Reinstated reinstated) {
        Award award = shelves.awards().find(reinstated.award()).orElseThrow();
        CourseMapId map = Frozen.thaw(
                        shelves.awards().snapshot(award.id()).orElseThrow().json(), Snapshot.class)
                .evidence()
                .courseMap();
        look(new Standing.Changed(map, award.version(), award.course(), List.of(award.person())));
    }

    /** Of whoever was not enrolled when something changed. */
    void look(ThresholdsMet met) {
        look(new Standing.Changed(met.courseMap(), met.version(), met.course(), List.of(met.person())));
    }

    private void look(MicrocredentialVersion version, Standing.Changed changed, PersonId person, Award award) {
        boolean active = roster.enrolment(changed.course(), person)
                .filter(Enrolment::active)
                .isPresent();
        if (active) {
            Evidence fresh = candidacies.evidence(changed.courseMap(), person, award);
            if (fresh.met()) {
                candidacies.renew(version, fresh, award);
            }
        }
    }
}
