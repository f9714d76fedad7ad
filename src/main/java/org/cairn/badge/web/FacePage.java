package org.cairn.badge.web;

import java.util.List;
import org.cairn.badge.Palette;

/**
 * What the page of a badge shows beside its form.
 *
 * @param changes whether this course may change it
 * @param marks those that the badge may have, by name
 * @param levelName of the level that the picture shows as an example
 * @param alternative of the picture, in words
 */
record FacePage(
        String version,
        String title,
        boolean changes,
        boolean saved,
        List<Choice> palettes,
        List<String> marks,
        String levelName,
        String alternative) {

    /**
     * A palette to choose.
     *
     * @param own made of the institution's colour
     */
    record Choice(String name, boolean own, List<String> colours) {

        static Choice of(Palette palette) {
            return new Choice(palette.name(), !Palette.ALL.contains(palette), palette.stones());
        }
    }
}
