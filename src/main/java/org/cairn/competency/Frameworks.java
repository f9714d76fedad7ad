package org.cairn.competency;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The frameworks of an institution. One that is a draft is seen by instructors of the course it was made in, every other
 * by all instructors; it is changed only where it was made.
 */
@Service
public class Frameworks {

    private final KeptFrameworks frameworks;
    private final KeptCompetencies competencies;
    private final Shelf shelf;
    private final Clock clock;

    Frameworks(KeptFrameworks frameworks, KeptCompetencies competencies, Shelf shelf, Clock clock) {
        this.frameworks = frameworks;
        this.competencies = competencies;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** By title. */
    public List<FrameworkSummary> of(Visitor instructor) {
        instructor.mustTeach();
        return frameworks.visible(instructor.institution(), instructor.course());
    }

    /** @throws Refusal NOT_FOUND where there is none that the instructor may see */
    public Framework framework(Visitor instructor, FrameworkId id) {
        instructor.mustTeach();
        return frameworks
                .find(instructor.institution(), id)
                .filter(framework -> framework.status() != Framework.Status.DRAFT || isMadeHere(instructor, framework))
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "competency.unknown-framework"));
    }

    /**
     * The newest revision of each competency, in the framework's order. Their ids stay the same whatever becomes of them.
     *
     * @throws Refusal NOT_FOUND where there is no framework that the instructor may see
     */
    public List<Competency> competencies(Visitor instructor, FrameworkId id) {
        framework(instructor, id);
        return competencies.all(id).stream().map(Entry::competency).toList();
    }

    /** The framework with everything in it. */
    public Contents contents(Visitor instructor, FrameworkId id) {
        return shelf.contents(framework(instructor, id));
    }

    /** The framework with its groups, and without its competencies, which may be thousands. */
    public Contents outline(Visitor instructor, FrameworkId id) {
        return shelf.outline(framework(instructor, id));
    }

    /** The framework as a CASE 1.1 package. */
    public String asCase(Visitor instructor, FrameworkId id) {
        return CaseExport.of(contents(instructor, id)).json();
    }

    public boolean mayChange(Visitor instructor, Framework framework) {
        return instructor.teaches() && isMadeHere(instructor, framework);
    }

    /**
     * The framework, if the instructor may change it.
     *
     * @throws Refusal NOT_FOUND where there is none to be seen, FORBIDDEN where it was made in another course
     */
    public Framework mustChange(Visitor instructor, FrameworkId id) {
        Framework framework = framework(instructor, id);
        if (!isMadeHere(instructor, framework)) {
            throw new Refusal(Problem.FORBIDDEN, "competency.made-elsewhere");
        }
        return framework;
    }

    /** Makes an empty framework, a draft of this course. */
    @Transactional
    public FrameworkId make(
            Visitor instructor, Bilingual title, @Nullable Bilingual description, Framework.About about) {
        instructor.mustTeach();
        FrameworkId id = new FrameworkId(UUID.randomUUID());
        frameworks.add(
                instructor.institution(),
                new Framework(
                        id,
                        instructor.course(),
                        id.value(),
                        title,
                        description,
                        Framework.Status.DRAFT,
                        about,
                        clock.instant()));
        return id;
    }

    /** Changes what the framework says of itself. */
    @Transactional
    public void change(
            Visitor instructor,
            FrameworkId id,
            Bilingual title,
            @Nullable Bilingual description,
            Framework.Status status,
            Framework.About about) {
        Framework before = mustChange(instructor, id);
        frameworks.change(new Framework(
                id, before.course(), before.caseId(), title, description, status, about, clock.instant()));
    }

    private static boolean isMadeHere(Visitor instructor, Framework framework) {
        return framework.course().equals(instructor.course());
    }
}
