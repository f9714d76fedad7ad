package org.cairn.gradebook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.course.Roster;
import org.cairn.gradebook.CollectionState;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.LineItemId;
import org.cairn.gradebook.SourceName;
import org.cairn.gradebook.SourceReading;
import org.cairn.gradebook.Trouble;
import org.cairn.gradebook.Troubles;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One honest page: what each source of grades can see, when it was read, and what is held of each activity. */
class GradebookPagesTests {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private final Gradebook gradebook = mock(Gradebook.class);
    private final Troubles troubles = mock(Troubles.class);
    private final CourseId course = new CourseId(UUID.randomUUID());

    @ParameterizedTest
    @ValueSource(strings = {"en-CA", "fr-CA"})
    void everySourceSaysWhatItSeesAndWhatIsWrong(String language) throws Exception {
        when(gradebook.sources(course))
                .thenReturn(List.of(
                        reading("ags", NOON, null),
                        reading("cairn", NOON, null),
                        reading("file", NOON, null),
                        reading("moodle", null, "no-answer")));
        when(gradebook.held(course))
                .thenReturn(List.of(
                        held("Quiz <b>1</b>", "ags", false, null, 12, 3, 2),
                        held(
                                "Essay",
                                "moodle",
                                true,
                                URI.create("https://lms.example/mod/assign/view.php?id=1"),
                                1,
                                0,
                                0)));
        when(troubles.farAbove(any()))
                .thenReturn(List.of(new Troubles.FarAbove(
                        new LineItemId(UUID.randomUUID()), "Quiz <i>2</i>", "learner-5", "4500/50")));
        when(troubles.in(any())).thenReturn(List.of(Trouble.of("gradebook.trouble.result.AMBIGUOUS", "Quiz", "5", "")));

        String page = page(Locale.forLanguageTag(language));

        assertThat(page)
                .doesNotContain("??", "Quiz <b>1</b>", "<i>2</i>")
                .contains("/teach/gradebook/accept", "value=\"4500/50\"", "learner-5")
                .contains("Quiz &lt;b&gt;1&lt;/b&gt;", "https://lms.example/mod/assign/view.php?id=1", "noopener");
        if (language.equals("en-CA")) {
            assertThat(page)
                    .contains(
                            "12 graded",
                            "3 without a score",
                            "2 values are not used",
                            "Removed from the gradebook",
                            "“Essay, again” is surely")
                    .contains("two scores, and nothing says which is the newer")
                    .contains("4500 of 50 points", "It is right: let it count")
                    .contains("7 graded activities, 40 results")
                    .contains("The learning platform did not answer");
        }
    }

    @Test
    void aCourseThatWasNeverReadSaysSo() throws Exception {
        assertThat(page(Locale.CANADA)).contains("No columns yet").doesNotContain("??");
    }

    private String page(Locale locale) throws Exception {
        when(gradebook.collection(course))
                .thenReturn(new CollectionState(Optional.of(NOON), Optional.empty(), Optional.empty(), false));
        Visitor instructor = new Visitor(
                new LaunchId(UUID.randomUUID()),
                new InstitutionId(UUID.randomUUID()),
                course,
                new PersonId(UUID.randomUUID()),
                Set.of(Role.INSTRUCTOR),
                locale);
        return new Desk(instructor, new GradebookController(gradebook, troubles, mock(Roster.class)))
                .get("/teach/gradebook")
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private static SourceReading reading(String name, @Nullable Instant readAt, @Nullable String failure) {
        return new SourceReading(
                new SourceName(name),
                Optional.ofNullable(readAt),
                Optional.ofNullable(failure).map(why -> NOON),
                Optional.ofNullable(failure),
                7,
                40);
    }

    private Gradebook.Held held(
            String label, String source, boolean removed, @Nullable URI page, int graded, int without, int doubts) {
        return new Gradebook.Held(
                item(label, source, removed, page),
                graded,
                without,
                doubts,
                removed ? Optional.of(item("Essay, again", "moodle", false, null)) : Optional.empty());
    }

    private LineItem item(String label, String source, boolean removed, @Nullable URI page) {
        return new LineItem(
                new LineItemId(UUID.randomUUID()),
                course,
                URI.create("urn:cairn:test:" + UUID.randomUUID()),
                label,
                BigDecimal.TEN,
                null,
                LineItem.Purpose.EVIDENCE,
                removed,
                new SourceName(source),
                page,
                null);
    }
}
