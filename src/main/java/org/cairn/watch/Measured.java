package org.cairn.watch;

import java.time.Instant;
import java.util.List;

/**
 * Something whose depth or age is worth a look: a queue, a key, a list. Asked every half a minute on every node, so it
 * answers by an index or of a small table. Monitoring keeps what it is told for years: never a person, a course or an address
 * of one.
 */
public interface Measured {

    List<Measurement> measured(Instant now);
}
