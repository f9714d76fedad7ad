package org.cairn.microcredential;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The words of published versions: what is frozen stays as it is, and beside it stands what is shown. Awards keep what was
 * frozen; a correction never changes what anybody has to show.
 */
@Service
public class Wording {

    private final Microcredentials microcredentials;
    private final TextRevisions revisions;
    private final Clock clock;

    Wording(Microcredentials microcredentials, TextRevisions revisions, Clock clock) {
        this.microcredentials = microcredentials;
        this.revisions = revisions;
        this.clock = clock;
    }

    /**
     * A version as it is read: in its newest words. What is judged, hashed or awarded is read from
     * {@link Microcredentials}.
     */
    public Optional<MicrocredentialVersion> version(VersionId id) {
        return microcredentials.version(id).map(this::read);
    }

    /**
     * The same, for an instructor.
     *
     * @throws Refusal NOT_FOUND where there is none that the instructor may see
     */
    public MicrocredentialVersion version(Visitor instructor, VersionId id) {
        return read(microcredentials.version(instructor, id));
    }

    /** What instructors choose from, in its newest words. */
    public List<MicrocredentialVersion> all(Visitor instructor) {
        Map<VersionId, Map<String, Bilingual>> newest = revisions.newest(instructor.institution());
        return microcredentials.all(instructor).stream()
                .map(version -> version.saying(
                        Texts.applied(version.definition(), newest.getOrDefault(version.id(), Map.of()))))
                .toList();
    }

    private MicrocredentialVersion read(MicrocredentialVersion version) {
        return version.saying(shown(version));
    }

    /** What is shown of the version: what is frozen, in its newest words. */
    public Definition shown(MicrocredentialVersion version) {
        return revisions.shown(version);
    }

    /** Oldest first. */
    public List<TextRevision> revisions(VersionId version) {
        return revisions.of(version);
    }

    /** The paths of those texts that are more than a correction of what was published; none may be. */
    public List<String> beyondWords(MicrocredentialVersion version, Map<String, Bilingual> texts) {
        Map<String, Bilingual> frozen = Texts.of(version.definition());
        return texts.entrySet().stream()
                .filter(text -> frozen.containsKey(text.getKey()))
                .filter(text -> !Correction.isOnlyWords(frozen.get(text.getKey()), text.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Shows these words from now on.
     *
     * @param seen the number of the newest revision that was corrected, 0 where there was none
     * @throws Refusal CONFLICT where it is not published or somebody else has corrected it since, INVALID where it is more
     *     than a correction
     */
    @Transactional
    public void correct(Visitor instructor, VersionId id, int seen, Map<String, Bilingual> texts, String reason) {
        MicrocredentialVersion version = microcredentials.made(instructor, id);
        if (version.state() != MicrocredentialVersion.State.PUBLISHED) {
            throw new Refusal(Problem.CONFLICT, "microcredential.other-state");
        }
        if (!beyondWords(version, texts).isEmpty()) {
            throw new Refusal(Problem.INVALID, "microcredential.beyond-words");
        }
        TextRevision revision =
                new TextRevision(seen + 1, differing(version, texts), reason, instructor.person(), clock.instant());
        if (seen != newestNumber(revisions.of(id)) || revisions.add(version, revision) == 0) {
            throw new Refusal(Problem.CONFLICT, "microcredential.changed-meanwhile");
        }
    }

    private static Map<String, Bilingual> differing(MicrocredentialVersion version, Map<String, Bilingual> texts) {
        Map<String, Bilingual> differing = new LinkedHashMap<>();
        Texts.of(version.definition()).forEach((path, frozen) -> {
            if (texts.containsKey(path) && !texts.get(path).equals(frozen)) {
                differing.put(path, texts.get(path));
            }
        });
        return differing;
    }

    private static int newestNumber(List<TextRevision> all) {
        return all.isEmpty() ? 0 : all.get(all.size() - 1).number();
    }
}
