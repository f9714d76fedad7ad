package org.cairn.badge.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The colours of all institutions. */
record ColoursPage(List<Line> institutions, boolean saved) {

    /**
     * An institution.
     *
     * @param typed its colour, or what was typed instead
     * @param stored whether it has a colour
     * @param wrong why what was typed cannot be its colour, or null
     * @param nearest that can
     */
    record Line(
            String id,
            String name,
            String typed,
            boolean stored,
            @Nullable String wrong,
            @Nullable String nearest) {

        Line refused(String colour, String why, @Nullable String instead) {
            return new Line(id, name, colour, stored, why, instead);
        }
    }
}
