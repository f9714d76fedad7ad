package org.cairn.competency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do, before it does it.
 *
 * @param before what is kept now; nothing where the framework is new
 * @param changed each with what is kept now
 * @param gone kept now and no longer in the file: they would be withdrawn
 * @param back withdrawn now and in the file again, unchanged
 * @param leftOut lines of the file that have no place in a framework
 */
public record Plan(
        Contents after,
        @Nullable Contents before,
        List<Entry> added,
        List<Change> changed,
        List<Entry> gone,
        List<Entry> back,
        int unchanged,
        List<Integer> leftOut) {

    /** @param editedHere whether somebody has changed it here since it came */
    public record Change(Entry before, Entry after, boolean editedHere) {}

    /** Whether groups or the order would change. */
    public boolean isRearranged() {
        return before != null && !before.isArrangedAs(after);
    }

    /** Whether what the framework says of itself would change. */
    public boolean isRetold() {
        return before != null
                && !(before.framework().title().equals(after.framework().title())
                        && Objects.equals(
                                before.framework().description(),
                                after.framework().description())
                        && before.framework().status() == after.framework().status()
                        && before.framework().about().equals(after.framework().about()));
    }

    /** Whether the import would leave everything as it is. */
    public boolean changesNothing() {
        return before != null
                && added.isEmpty()
                && changed.isEmpty()
                && gone.isEmpty()
                && back.isEmpty()
                && !isRearranged()
                && !isRetold();
    }

    /** @param editedHere the competencies whose newest revision did not come from a file */
    static Plan of(
            Contents after,
            @Nullable Contents before,
            List<Entry> withdrawn,
            Set<CompetencyId> editedHere,
            List<Integer> leftOut) {
        Map<CompetencyId, Entry> kept = new HashMap<>();
        Map<CompetencyId, Entry> away = new HashMap<>();
        if (before != null) {
            before.entries().forEach(entry -> kept.put(entry.competency().id(), entry));
        }
        withdrawn.forEach(entry -> away.put(entry.competency().id(), entry));
        List<Entry> added = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        List<Entry> back = new ArrayList<>();
        int unchanged = 0;
        for (Entry entry : after.entries()) {
            CompetencyId id = entry.competency().id();
            Entry now = kept.containsKey(id) ? kept.get(id) : away.get(id);
            if (now == null) {
                added.add(entry);
            } else if (!saysTheSame(now, entry)) {
                changed.add(new Change(now, entry, editedHere.contains(id)));
            } else if (away.containsKey(id)) {
                back.add(entry);
            } else {
                unchanged++;
            }
            kept.remove(id);
        }
        return new Plan(
                after,
                before,
                added,
                changed,
                before == null
                        ? List.of()
                        : before.entries().stream()
                                .filter(entry ->
                                        kept.containsKey(entry.competency().id()))
                                .toList(),
                back,
                unchanged,
                leftOut);
    }

    private static boolean saysTheSame(Entry one, Entry other) {
        return Objects.equals(one.kind(), other.kind())
                && Written.of(one.competency()).equals(Written.of(other.competency()));
    }
}
