package org.cairn.attainment.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.attainment.MapMove;
import org.cairn.attainment.MapMoves.Preview;
import org.jspecify.annotations.Nullable;

/**
 * What a map in force would change for those whom earlier maps judge.
 *
 * @param number of the map
 * @param version of its micro-credential
 * @param rows the first of them, those whose standing changes first
 */
record MovePage(UUID map, String title, int number, int version, Preview preview, List<Row> rows, List<Past> past) {

    /** How many learners the page shows. */
    static final int SOME = 50;

    record Row(
            UUID person, @Nullable String name, String subject, int number, int version, Status before, Status after) {}

    /** @param by the name of who confirmed it, or null where the platform withholds it */
    record Past(
            MapMove.Whom whom,
            int learners,
            String reason,
            @Nullable String by,
            Instant at) {}
}
