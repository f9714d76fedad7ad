package org.cairn.joining.web;

import java.util.List;
import java.util.UUID;
import org.cairn.joining.RegistrarRow;
import org.jspecify.annotations.Nullable;

/**
 * What a registrar's file would do.
 *
 * @param hash what is confirmed
 * @param ready whether it can be
 */
record PlanPage(UUID file, UUID institution, String hash, boolean ready, long joining, long faults, List<Row> rows) {

    /** @param found whom the line names; null where nobody */
    record Row(RegistrarRow line, Identities.@Nullable Line found) {}
}
