package org.cairn.audit;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A module above whose decisions are written down here: which there are, and what it has frozen with each. */
public interface Audited {

    /** Everything that it writes down, in the order in which it is offered to be searched for. */
    List<String> actions();

    /** The hash of what is frozen now with these rows, by their ids; a row with which nothing was frozen is left out. */
    Map<UUID, String> frozen(List<AuditEvent> rows);
}
