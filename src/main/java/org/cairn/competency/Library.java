package org.cairn.competency;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The competencies in a framework, one by one: found, read, written and withdrawn. */
@Service
public class Library {

    /** So many stand on one page. */
    public static final int PAGE = 50;

    private final Frameworks frameworks;
    private final KeptFrameworks locks;
    private final KeptCompetencies competencies;
    private final Clock clock;

    Library(Frameworks frameworks, KeptFrameworks locks, KeptCompetencies competencies, Clock clock) {
        this.frameworks = frameworks;
        this.locks = locks;
        this.competencies = competencies;
        this.clock = clock;
    }

    /** What was found, of which a page is shown. */
    public record Found(List<Entry> entries, int total) {}

    /** @param page from 0; one that is too far is empty */
    public Found find(Visitor instructor, FrameworkId framework, String typed, int page) {
        frameworks.framework(instructor, framework);
        return new Found(
                competencies.page(framework, typed, Math.max(0, Math.min(page, 1_000_000)) * PAGE, PAGE),
                competencies.count(framework, typed));
    }

    /** @throws Refusal NOT_FOUND where there is none that the instructor may see */
    public Entry entry(Visitor instructor, FrameworkId framework, CompetencyId competency) {
        frameworks.framework(instructor, framework);
        return competencies
                .find(framework, competency)
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "competency.unknown"));
    }

    /** Newest first. */
    public List<Revision> history(Visitor instructor, FrameworkId framework, CompetencyId competency) {
        entry(instructor, framework, competency);
        return competencies.revisions(framework, competency);
    }

    /** What a new competency begins as: an id of its own, the usual scale, and nothing said. */
    public Competency blank() {
        CompetencyId id = new CompetencyId(UUID.randomUUID());
        Bilingual nothing = new Bilingual("-", "-");
        return new Competency(
                id,
                null,
                nothing,
                nothing,
                List.of(new Criterion(new CriterionId(UUID.randomUUID()), nothing, false)),
                ProficiencyScale.usual(id));
    }

    @Transactional
    public void add(Visitor instructor, FrameworkId id, Competency competency) {
        frameworks.mustChange(instructor, id);
        locks.lock(id);
        Entry entry = new Entry(competency, competency.id().value(), null, competencies.nextPosition(id), 1);
        competencies.add(id, List.of(entry), Revision.Origin.FORM, instructor.person(), clock.instant());
    }

    /**
     * Keeps what has been changed as the next revision; what has not changed is not kept again.
     *
     * @param seen the number of the revision that was edited
     * @throws Refusal CONFLICT where somebody else has saved since
     */
    @Transactional
    public void revise(Visitor instructor, FrameworkId id, int seen, Competency competency, Revision.Origin origin) {
        frameworks.mustChange(instructor, id);
        Entry before = entry(instructor, id, competency.id());
        if (Objects.equals(Written.of(before.competency()), Written.of(competency))) {
            return;
        }
        Entry after = new Entry(competency, before.caseId(), before.kind(), before.position(), seen + 1);
        if (competencies.revise(id, after, revision(instructor, seen + 1, competency, origin)) == 0) {
            throw new Refusal(Problem.CONFLICT, "competency.changed-meanwhile");
        }
    }

    /** No longer offered; what was made of it stays as it is. */
    @Transactional
    public void withdraw(Visitor instructor, FrameworkId id, CompetencyId competency) {
        frameworks.mustChange(instructor, id);
        entry(instructor, id, competency);
        competencies.withdraw(id, competency, true);
    }

    private Revision revision(Visitor instructor, int number, Competency competency, Revision.Origin origin) {
        return new Revision(number, competency, origin, instructor.person(), clock.instant());
    }
}
