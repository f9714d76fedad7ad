package org.cairn.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.cairn.gradebook.Alike.By;
import org.cairn.gradebook.Alike.Traits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is surely the same is found again, and nothing is guessed. */
class AlikeTests {

    @Test
    void theResourceIdIsSurerThanTheTagAndTheTagThanTheLabel() {
        Traits origin = item("Quiz", "r1", "t1");
        Traits byLabel = item("Quiz", null, null);
        Traits byTag = item("Renamed", null, "t1");
        Traits byResource = item("Renamed again", "r1", null);

        assertThat(only(List.of(origin), List.of(byLabel, byTag, byResource)).here())
                .contains(byResource.id());
        assertThat(only(List.of(origin), List.of(byLabel, byTag)).by()).contains(By.TAG);
        assertThat(only(List.of(origin), List.of(byLabel)).by()).contains(By.LABEL);
    }

    @Test
    void whatSeveralShareTellsNoneApart() {
        List<Traits> origin = List.of(item("Quiz", null, "cairn-evidence"), item("Quiz", null, "cairn-evidence"));
        List<Traits> copy = List.of(item("Quiz", null, "cairn-evidence"), item("Plan", "", "cairn-evidence"));

        assertThat(Alike.match(origin, copy))
                .allSatisfy(found -> assertThat(found.here()).isEmpty());
    }

    @Test
    void noLineItemIsTakenTwice() {
        Traits first = item("Quiz", "r1", null);
        Traits second = item("Plan", null, null);
        Traits here = item("Plan", "r1", null);

        List<Alike> found = Alike.match(List.of(second, first), List.of(here));

        assertThat(found.get(0).here()).isEmpty();
        assertThat(found.get(1).here()).contains(here.id());
    }

    @Test
    void emptyCoursesAreAlikeInNothing() {
        assertThat(Alike.match(List.of(), List.of(item("Quiz", "r", "t")))).isEmpty();
        assertThat(only(List.of(item("Quiz", "r", "t")), List.of()).here()).isEmpty();
    }

    private static Alike only(List<Traits> origin, List<Traits> copy) {
        return Alike.match(origin, copy).get(0);
    }

    private static Traits item(String label, @Nullable String resourceId, @Nullable String tag) {
        return new Traits(new LineItemId(UUID.randomUUID()), label, resourceId, tag);
    }
}
