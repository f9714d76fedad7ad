package org.cairn.competency;

import java.time.Clock;
import java.util.List;
import org.cairn.shared.InstitutionId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The competencies that an institution has published. */
@Service
public class Competencies {

    private final Revisions revisions;
    private final Clock clock;

    Competencies(Revisions revisions, Clock clock) {
        this.revisions = revisions;
        this.clock = clock;
    }

    /** Keeps the competency for good; one that has changed is kept beside its former revisions. */
    @Transactional
    public void keep(InstitutionId institution, Competency competency) {
        int newest = revisions.newest(competency.id());
        if (newest == 0 || !sameWords(revisions.find(competency.id(), newest), competency)) {
            revisions.add(institution, competency, newest + 1, clock.instant());
        }
    }

    /** The newest revision of each competency, by title. */
    public List<Competency> of(InstitutionId institution) {
        return revisions.newest(institution);
    }

    private static boolean sameWords(Competency kept, Competency now) {
        return kept.equals(Revisions.asStored(now));
    }
}
