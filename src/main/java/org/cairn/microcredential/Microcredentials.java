package org.cairn.microcredential;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The micro-credentials of an institution. A draft is edited by instructors of the course it was made in; what is
 * published belongs to the whole institution and never changes.
 */
@Service
public class Microcredentials {

    private final Versions versions;
    private final TemplateShelf shelf;
    private final Publishing publishing;
    private final Decisions decisions;
    private final TextRevisions texts;
    private final Clock clock;

    Microcredentials(
            Versions versions,
            TemplateShelf shelf,
            Publishing publishing,
            Decisions decisions,
            TextRevisions texts,
            Clock clock) {
        this.versions = versions;
        this.shelf = shelf;
        this.publishing = publishing;
        this.decisions = decisions;
        this.texts = texts;
        this.clock = clock;
    }

    public Optional<MicrocredentialVersion> version(VersionId id) {
        return versions.find(id);
    }

    /** @throws Refusal NOT_FOUND where there is none that the instructor may see */
    public MicrocredentialVersion version(Visitor instructor, VersionId id) {
        instructor.mustTeach();
        return versions.find(id)
                .filter(version -> isVisible(instructor, version))
                .orElseThrow(this::unknown);
    }

    /** The version that this one follows. */
    public Optional<MicrocredentialVersion> before(MicrocredentialVersion version) {
        return versions.numbered(version.microcredential(), version.number() - 1);
    }

    /** What the institution has published and the drafts made in this course, newest first. */
    public List<MicrocredentialVersion> all(Visitor instructor) {
        instructor.mustTeach();
        return versions.visible(instructor.institution(), instructor.course());
    }

    public List<Template> templates() {
        return shelf.all();
    }

    /**
     * Starts a micro-credential from a template.
     *
     * @throws Refusal NOT_FOUND where there is no such template
     */
    @Transactional
    public MicrocredentialVersion take(Visitor instructor, String template) {
        return begin(
                instructor,
                shelf.find(template)
                        .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "microcredential.unknown-template"))
                        .definition());
    }

    /** Starts a micro-credential of the instructor's own course from a definition that is there. */
    @Transactional
    public MicrocredentialVersion begin(Visitor instructor, Definition definition) {
        instructor.mustTeach();
        MicrocredentialId id = new MicrocredentialId(UUID.randomUUID());
        versions.addMicrocredential(id, instructor.institution(), instructor.course(), clock.instant());
        MicrocredentialVersion draft = draft(instructor, id, 1, definition);
        versions.addDraft(draft, clock.instant());
        decisions.wrote(draft, instructor.person());
        return draft;
    }

    /**
     * Replaces a draft's definition as a whole.
     *
     * @param seen the definition that was edited
     * @throws Refusal CONFLICT where it is published by now or somebody else has saved since
     */
    @Transactional
    public void save(Visitor instructor, VersionId id, Definition seen, Definition definition) {
        MicrocredentialVersion draft = version(instructor, id);
        if (versions.replace(id, seen, definition, clock.instant()) == 0) {
            throw new Refusal(Problem.CONFLICT, "microcredential.changed-meanwhile");
        }
        decisions.wrote(draft, instructor.person());
    }

    /** Notes the step of the wizard at which to go on. */
    @Transactional
    public void leave(Visitor instructor, VersionId id, String step) {
        versions.leave(version(instructor, id).id(), step);
    }

    public String leftAt(VersionId id) {
        return versions.leftAt(id);
    }

    /**
     * Publishes for good what may be; one that is published already stays as it is. The course map that is published with
     * it says what proves it, so call this from there.
     *
     * @throws Refusal INVALID where the institution's profile finds something missing that blocks, CONFLICT where an
     *     approval is missing
     */
    @Transactional
    public MicrocredentialVersion publish(Visitor instructor, VersionId id) {
        MicrocredentialVersion version = version(instructor, id);
        if (version.state() == MicrocredentialVersion.State.PUBLISHED) {
            return version;
        }
        publishing.publish(instructor, made(instructor, id));
        return versions.find(id).orElseThrow(this::unknown);
    }

    /**
     * The draft of the next version: the one that is there, or a new one that begins as this version, with its words
     * as they are corrected.
     *
     * @throws Refusal NOT_FOUND for instructors of other courses than the one it was made in
     */
    @Transactional
    public MicrocredentialVersion revise(Visitor instructor, VersionId id) {
        MicrocredentialVersion version = made(instructor, id);
        int number = versions.newestNumber(version.microcredential()) + 1;
        MicrocredentialVersion next = draft(instructor, version.microcredential(), number, texts.shown(version));
        if (versions.addDraft(next, clock.instant()) == 1) {
            decisions.wrote(next, instructor.person());
        }
        return versions.draftOf(version.microcredential()).orElseThrow(this::unknown);
    }

    /** @throws Refusal NOT_FOUND for instructors of other courses than the one it was made in */
    MicrocredentialVersion made(Visitor instructor, VersionId id) {
        MicrocredentialVersion version = version(instructor, id);
        if (!isMadeHere(instructor, version)) {
            throw unknown();
        }
        return version;
    }

    private static MicrocredentialVersion draft(
            Visitor instructor, MicrocredentialId id, int number, Definition definition) {
        return new MicrocredentialVersion(
                new VersionId(UUID.randomUUID()),
                id,
                instructor.institution(),
                number,
                MicrocredentialVersion.State.DRAFT,
                definition,
                null,
                null);
    }

    private boolean isVisible(Visitor instructor, MicrocredentialVersion version) {
        return version.institution().equals(instructor.institution())
                && (version.state() != MicrocredentialVersion.State.DRAFT || isMadeHere(instructor, version));
    }

    /** Whether it was made in the instructor's course, so that it is theirs to change. */
    public boolean isMadeHere(Visitor instructor, MicrocredentialVersion version) {
        return versions.madeIn(version.microcredential())
                .filter(instructor.course()::equals)
                .isPresent();
    }

    /** The newest published version, if there is one: what the micro-credential is called now. */
    public Optional<MicrocredentialVersion> newestPublished(MicrocredentialId id) {
        return versions.newestPublished(id);
    }

    private Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "microcredential.unknown");
    }
}
