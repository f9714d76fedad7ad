package org.cairn.badge;

import java.time.Clock;
import java.util.Optional;
import org.cairn.badge.HandedInPicture.Drawn;
import org.cairn.badge.HandedInPicture.Refused;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Marks that instructors hand in for the faces of badges. */
@Service
public class Emblems {

    /** The largest file, in bytes. */
    public static final int LARGEST = HandedInPicture.LARGEST;

    /** The largest picture, in pixels each way. */
    public static final int WIDEST = HandedInPicture.WIDEST;

    private final EmblemTable emblems;
    private final Microcredentials microcredentials;
    private final Clock clock;

    Emblems(EmblemTable emblems, Microcredentials microcredentials, Clock clock) {
        this.emblems = emblems;
        this.microcredentials = microcredentials;
        this.clock = clock;
    }

    /** What came of a picture. */
    public sealed interface Taken {}

    /** It lies ready; no badge has it before a design says so. */
    public record Kept(String name) implements Taken {}

    /** @param why a message key */
    public record Declined(String why) implements Taken {}

    /**
     * Draws a picture anew and keeps that.
     *
     * @throws Refusal NOT_FOUND where the instructor may not see the micro-credential, FORBIDDEN outside of the course in which
     *     it was made
     */
    @Transactional
    public Taken take(Visitor instructor, VersionId version, byte[] file) {
        MicrocredentialVersion found = microcredentials.version(instructor, version);
        if (!microcredentials.isMadeHere(instructor, found)) {
            throw new Refusal(Problem.FORBIDDEN, "badge.of-another-course");
        }
        HandedInPicture.Outcome outcome = HandedInPicture.draw(file);
        if (outcome instanceof Drawn drawn) {
            emblems.addIfAbsent(instructor.institution(), drawn.emblem(), clock.instant());
            return new Kept(drawn.emblem().name());
        }
        return new Declined("badge.emblem." + ((Refused) outcome).why());
    }

    public Optional<Emblem> find(InstitutionId institution, String name) {
        return emblems.find(institution, name);
    }
}
