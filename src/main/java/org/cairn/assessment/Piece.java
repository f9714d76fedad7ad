package org.cairn.assessment;

import java.util.Set;
import org.cairn.competency.CriterionId;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence, without the content of a file.
 *
 * @param words the text, the address, or the name of the file
 * @param file what is known of the file; null where it is none
 * @param shows the criteria that it is meant to show
 */
public record Piece(
        PieceId id, Kind kind, String words, @Nullable Kept file, Set<CriterionId> shows) {

    /** What can be handed in. */
    public enum Kind {
        TEXT,
        LINK,
        FILE
    }

    /** @param sha256 in hexadecimal */
    public record Kept(FileKind type, int size, String sha256) {}

    public Piece {
        shows = Set.copyOf(shows);
    }
}
