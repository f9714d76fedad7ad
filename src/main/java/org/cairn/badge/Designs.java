package org.cairn.badge;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How badges look, revision by revision. A credential keeps the face that was in force when it was awarded: what somebody has
 * shown and printed stays what it was.
 */
@Service
public class Designs {

    private final DesignTable designs;
    private final ColourTable colours;
    private final Microcredentials microcredentials;
    private final Clock clock;

    Designs(DesignTable designs, ColourTable colours, Microcredentials microcredentials, Clock clock) {
        this.designs = designs;
        this.colours = colours;
        this.microcredentials = microcredentials;
        this.clock = clock;
    }

    /** The newest. */
    public Design of(MicrocredentialId microcredential) {
        return designs.newest(microcredential).orElseGet(() -> Design.usual(microcredential));
    }

    /** The one that was in force then. */
    public Design at(MicrocredentialId microcredential, Instant moment) {
        return designs.at(microcredential, moment).orElseGet(() -> Design.usual(microcredential));
    }

    /**
     * Looks so from now on.
     *
     * @throws Refusal NOT_FOUND where the instructor may not see it, FORBIDDEN outside of the course in which it was made,
     *     CONFLICT where somebody else has chosen at the same moment
     */
    @Transactional
    public void choose(Visitor instructor, VersionId version, Design design) {
        MicrocredentialVersion found = microcredentials.version(instructor, version);
        if (!microcredentials.isMadeHere(instructor, found)) {
            throw new Refusal(Problem.FORBIDDEN, "badge.of-another-course");
        }
        if (of(found.microcredential()).equals(design)) {
            return;
        }
        if (designs.add(found, design, instructor.person(), clock.instant()) == 0) {
            throw new Refusal(Problem.CONFLICT, "badge.chosen-meanwhile");
        }
    }

    /** The institution's own palette, where an administrator has named its colour. */
    public Optional<Palette> palette(InstitutionId institution) {
        return colours.of(institution).map(Palette::from);
    }

    /** @throws Refusal INVALID where not everybody could read what stands upon it */
    @Transactional
    public void colour(InstitutionId institution, Colour colour) {
        if (!Palette.from(colour).isReadable()) {
            throw new Refusal(Problem.INVALID, "badge.unreadable");
        }
        colours.put(institution, colour, clock.instant());
    }

    /** Designs that use it keep it; new ones have no such palette to choose. */
    @Transactional
    public void forgetColour(InstitutionId institution) {
        colours.remove(institution);
    }
}
