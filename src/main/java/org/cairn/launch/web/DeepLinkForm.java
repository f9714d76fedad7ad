package org.cairn.launch.web;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.cairn.launch.DeepLinkingResponses.NewItem;
import org.jspecify.annotations.Nullable;

/**
 * What an instructor makes on the spot. Without a title nothing is made.
 *
 * @param maximum a whole number: Moodle silently drops others
 */
record DeepLinkForm(
        @Size(max = 200, message = "{launch.choose.new.title.long}") @Nullable
        String title,

        @Size(max = 10_000, message = "{launch.choose.new.text.long}") @Nullable
        String text,

        @Min(value = 1, message = "{launch.choose.new.maximum.range}")
        @Max(value = 100, message = "{launch.choose.new.maximum.range}")
        @Nullable
        Integer maximum) {

    private static final int USUAL = 100;

    static DeepLinkForm empty() {
        return new DeepLinkForm(null, null, null);
    }

    @AssertTrue(message = "{launch.choose.new.incomplete}")
    public boolean isWhole() {
        return blank(title) ? blank(text) : !blank(text);
    }

    Optional<NewItem> made() {
        return title == null || text == null || blank(title)
                ? Optional.empty()
                : Optional.of(new NewItem(title.strip(), text.strip(), maximum == null ? USUAL : maximum));
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
