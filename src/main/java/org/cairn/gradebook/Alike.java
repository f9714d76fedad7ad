package org.cairn.gradebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line item of a course and what it is in a copy of the course.
 *
 * @param here absent where the copy has nothing that is surely the same
 * @param by what it was known by
 */
public record Alike(LineItemId origin, String label, Optional<LineItemId> here, Optional<By> by) {

    /** What a line item can be known by, the surest first. */
    public enum By {
        RESOURCE_ID,
        TAG,
        LABEL;

        private @Nullable String trait(Traits item) {
            return switch (this) {
                case RESOURCE_ID -> item.resourceId();
                case TAG -> item.tag();
                case LABEL -> item.label();
            };
        }

        private List<Traits> same(Traits wanted, List<Traits> among) {
            String text = trait(wanted);
            return text == null || text.isBlank()
                    ? List.of()
                    : among.stream().filter(other -> text.equals(trait(other))).toList();
        }
    }

    record Traits(
            LineItemId id,
            String label,
            @Nullable String resourceId,
            @Nullable String tag) {}

    /**
     * Each of the origin's, in its order. No line item of the copy is taken twice, and nothing is guessed: what several share
     * tells none of them apart.
     */
    static List<Alike> match(List<Traits> origin, List<Traits> copy) {
        Alike[] found = new Alike[origin.size()];
        Set<LineItemId> taken = new HashSet<>();
        for (By by : By.values()) {
            for (int i = 0; i < found.length; i++) {
                Traits wanted = origin.get(i);
                List<Traits> same = by.same(wanted, copy);
                if (found[i] == null
                        && same.size() == 1
                        && by.same(wanted, origin).size() == 1
                        && taken.add(same.get(0).id())) {
                    found[i] = new Alike(
                            wanted.id(), wanted.label(), Optional.of(same.get(0).id()), Optional.of(by));
                }
            }
        }
        List<Alike> all = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            Traits wanted = origin.get(i);
            all.add(
                    found[i] != null
                            ? found[i]
                            : new Alike(wanted.id(), wanted.label(), Optional.empty(), Optional.empty()));
        }
        return all;
    }
}
