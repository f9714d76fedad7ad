package org.cairn.gradebook.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.cairn.gradebook.Activity;
import org.jspecify.annotations.Nullable;

/** What an instructor says of an activity. The maximum is a whole number: Moodle silently drops others. */
record ActivityForm(
        @NotBlank(message = "{gradebook.activity.title.missing}")
        @Size(max = 200, message = "{gradebook.activity.title.long}")
        @Nullable
        String title,

        @NotBlank(message = "{gradebook.activity.instructions.missing}")
        @Size(max = 10_000, message = "{gradebook.activity.instructions.long}")
        @Nullable
        String instructions,

        @NotNull(message = "{gradebook.activity.maximum.range}")
        @Min(value = 1, message = "{gradebook.activity.maximum.range}")
        @Max(value = 100, message = "{gradebook.activity.maximum.range}")
        Integer scoreMaximum) {

    static ActivityForm empty() {
        return new ActivityForm("", "", 100);
    }

    static ActivityForm of(Activity activity) {
        return new ActivityForm(
                activity.title(),
                activity.instructions(),
                activity.scoreMaximum().intValueExact());
    }

    String words(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    int maximum() {
        return scoreMaximum;
    }
}
