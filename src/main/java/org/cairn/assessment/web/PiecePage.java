package org.cairn.assessment.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.assessment.MarkingRow;
import org.cairn.assessment.Piece;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence.
 *
 * @param kind in small letters
 * @param kilobytes of a file
 * @param sha256 of a file
 * @param shows the texts of the criteria that it is meant to show
 */
record PiecePage(
        UUID id,
        String kind,
        List<String> lines,
        @Nullable Integer kilobytes,
        @Nullable String sha256,
        List<String> shows) {

    static PiecePage of(Piece piece, List<MarkingRow> rows, Locale locale) {
        Piece.Kept file = piece.file();
        return new PiecePage(
                piece.id().value(),
                piece.kind().name().toLowerCase(Locale.ROOT),
                piece.words().lines().toList(),
                file == null ? null : Math.max(1, file.size() / 1000),
                file == null ? null : file.sha256(),
                rows.stream()
                        .filter(row -> piece.shows().contains(row.criterion()))
                        .map(row -> row.text().in(locale))
                        .toList());
    }
}
