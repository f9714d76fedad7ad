package org.cairn.microcredential.web;

import org.cairn.competency.Level;
import org.jspecify.annotations.Nullable;

/** One level of the scale as typed; the cut in percent. */
record LevelForm(
        @Nullable String labelEn,
        @Nullable String labelFr,
        @Nullable String descriptionEn,
        @Nullable String descriptionFr,
        @Nullable String cut) {

    static LevelForm of(Level level) {
        return new LevelForm(
                level.label().en(),
                level.label().fr(),
                level.description() == null ? null : level.description().en(),
                level.description() == null ? null : level.description().fr(),
                Typed.percent(level.lowerCut()));
    }

    static LevelForm empty() {
        return new LevelForm(null, null, null, null, null);
    }
}
