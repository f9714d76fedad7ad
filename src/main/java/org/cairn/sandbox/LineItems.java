package org.cairn.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The tool's line items in all courses, in the order they were made. */
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

    /** The line item to send with a launch: only where there is exactly one (AGS 2.0, 3.1.3). */
    Optional<LineItem> coupledWith(Course course, ResourceLink link) {
        List<LineItem> coupled =
                of(course).stream().filter(item -> item.isOf(link)).toList();
        return coupled.size() == 1 ? Optional.of(coupled.get(0)) : Optional.empty();
    }
}
