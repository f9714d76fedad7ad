package org.cairn.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The line items of all tools in all courses, in the order they were made. */
@Component
final class LineItems implements Resettable {

    private final Map<String, LineItem> items = new LinkedHashMap<>();

    @Override
    public synchronized void reset() {
        items.clear();
    }

    /** Adds it, or puts it in the place of the one with the same id. */
    synchronized void put(LineItem item) {
        items.put(item.id(), item);
    }

    synchronized void remove(LineItem item) {
        items.remove(item.id());
    }

    synchronized Optional<LineItem> find(Course course, String id) {
        return Optional.ofNullable(items.get(id)).filter(item -> item.course().equals(course.id()));
    }

    synchronized List<LineItem> of(Course course) {
        return items.values().stream()
                .filter(item -> item.course().equals(course.id()))
                .toList();
    }
}
