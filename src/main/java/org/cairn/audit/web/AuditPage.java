package org.cairn.audit.web;

import java.util.List;
import java.util.UUID;
import org.cairn.audit.AuditLog;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the audit trail of an institution.
 *
 * @param search the same search as a query string, for other pages and the file
 * @param page from 0 on
 * @param check of the chain, or null where it was not asked for
 */
record AuditPage(
        List<Choice> institutions,
        UUID institution,
        List<String> actions,
        List<AuditLog.Entry> rows,
        String search,
        int page,
        int pages,
        int total,
        AuditLog.@Nullable Check check) {

    record Choice(UUID id, String name) {}
}
