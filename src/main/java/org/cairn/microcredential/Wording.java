package org.cairn.microcredential;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** What is shown of the version: what is frozen, in its newest words. */
    public Definition shown(MicrocredentialVersion version) {
        return version.isPublished()
                ? Texts.applied(version.definition(), newest(revisions.of(version.id())))
                : version.definition();
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

    private static Map<String, Bilingual> newest(List<TextRevision> all) {
        return all.isEmpty() ? Map.of() : all.get(all.size() - 1).texts();
    }

    private static int newestNumber(List<TextRevision> all) {
        return all.isEmpty() ? 0 : all.get(all.size() - 1).number();
    }
}
