package org.cairn.joining.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cairn.course.JoinProof;
import org.cairn.joining.web.Identities.Line;
import org.cairn.platform.Offices;
import org.jspecify.annotations.Nullable;

/**
 * Who was joined in an institution.
 *
 * @param page from 0 on
 */
record JoinedPage(List<Offices.Choice> institutions, UUID institution, List<Row> rows, int page, int pages, int total) {

    /**
     * One proof.
     *
     * @param partedAt null while it is in force
     */
    record Row(
            UUID id,
            List<Line> identities,
            JoinProof.Kind proof,
            Instant at,
            @Nullable Instant partedAt,
            @Nullable String reason) {}
}
