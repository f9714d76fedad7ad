package org.cairn.mapping.web;

import java.util.List;
import java.util.Locale;
import org.cairn.gradebook.Alike;
import org.cairn.mapping.CarriedMap;
import org.jspecify.annotations.Nullable;

/** What was found again of one map of the origin. */
record CarriedMapPage(String title, List<Row> activities) {

    /** @param by what it was known by: the name of an {@link Alike.By}; absent where it was not found */
    record Row(String label, @Nullable String by) {}

    static CarriedMapPage of(CarriedMap map, Locale locale) {
        return new CarriedMapPage(
                map.title().in(locale),
                map.activities().stream()
                        .map(activity -> new Row(
                                activity.label(), activity.by().map(Enum::name).orElse(null)))
                        .toList());
    }

    public long found() {
        return activities.stream().filter(row -> row.by() != null).count();
    }
}
