package org.cairn.sandbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cairn.sandbox.Gradebook.Cell;
import org.springframework.stereotype.Component;

/** How often a learner has handed something in, as far as the LMS takes scores for that. */
@Component
final class Submissions implements Resettable {

    private final Map<Cell, Integer> counts = new ConcurrentHashMap<>();

    @Override
    public void reset() {
        counts.clear();
    }

    void add(LineItem item, Person learner) {
        counts.merge(new Cell(item.id(), learner.id()), 1, Integer::sum);
    }

    int of(Column column, Person learner) {
        return counts.getOrDefault(new Cell(column.id(), learner.id()), 0);
    }
}
