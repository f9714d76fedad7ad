package org.cairn.letter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.course.Enrolment;
import org.cairn.course.Participant;
import org.cairn.course.Roster;
import org.cairn.letter.Occasion;
import org.cairn.letter.Wish;
import org.cairn.letter.Wishes;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LetterPagesTests {

    private static final String EVIL = "\"><script>alert(1)</script>@example.org";
    private static final PersonId PERSON = new PersonId(UUID.randomUUID());
    private static final CourseId COURSE = new CourseId(UUID.randomUUID());
    private static final Wish WISH = new Wish(
            PERSON, "noemie@example.org", Locale.CANADA, Set.of(Occasion.ISSUED), true, Instant.EPOCH, Instant.EPOCH);

    private static final Wish QUIET =
            new Wish(PERSON, "noemie@example.org", Locale.CANADA, Set.of(), true, Instant.EPOCH, Instant.EPOCH);

    private final Pages pages = new Pages();
    private final Wishes wishes = mock(Wishes.class);
    private final Roster roster = mock(Roster.class);

    @BeforeEach
    void letters() {
        when(wishes.arePossible()).thenReturn(true);
        Enrolment enrolment = new Enrolment(COURSE, PERSON, "5", Optional.empty(), Set.of(Role.LEARNER), true);
        when(roster.participant(any(), any()))
                .thenReturn(Optional.of(
                        new Participant(enrolment, Optional.of("released@college.example"), Optional.empty())));
    }

    @Test
    void whatThePlatformReleasesIsProposedAndNotTaken() {
        for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
            assertThat(desk(locale).get("/letters"))
                    .hasStatusOk()
                    .bodyText()
                    .contains(
                            "value=\"released@college.example\"",
                            locale.equals(Locale.CANADA) ? "Write to me" : "Écrivez")
                    .doesNotContain("??", "/letters/stop", "/letters/forget");
        }
        verify(wishes, never()).ask(any(), any(), any(), anyBoolean());
    }

    @Test
    void everyStateIsShownInBothLanguages() {
        Wish asked = new Wish(
                PERSON, "noemie@example.org", Locale.CANADA, Set.of(Occasion.NEAR), false, Instant.EPOCH, null);
        for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
            when(wishes.of(any())).thenReturn(Optional.of(asked));
            assertThat(desk(locale).get("/letters"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("noemie@example.org", "/letters/forget")
                    .doesNotContain("??");
            when(wishes.of(any())).thenReturn(Optional.of(WISH));
            assertThat(desk(locale).get("/letters"))
                    .hasStatusOk()
                    .bodyText()
                    .containsPattern("occasion-ISSUED\"[^>]*checked")
                    .doesNotContain("??");
            when(wishes.of(any())).thenReturn(Optional.of(QUIET));
            assertThat(desk(locale).get("/letters"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("cairn-notice-slate", "/letters/forget")
                    .doesNotContain("??", "/letters/stop", "checked=\"checked\" value=\"ISSUED\"");
            when(wishes.arePossible()).thenReturn(false);
            assertThat(desk(locale).get("/letters")).hasStatusOk().bodyText().doesNotContain("??", "name=\"address\"");
            when(wishes.arePossible()).thenReturn(true);
        }
    }

    @Test
    void aWishIsKept() {
        assertThat(desk(Locale.CANADA)
                        .post("/letters", "address", " a@b.example ", "occasions", "NEAR", "daily", "false"))
                .hasStatus(302);
        verify(wishes).ask(any(), eq("a@b.example"), eq(Set.of(Occasion.NEAR)), eq(false));
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndWhatWasTypedStays() {
        for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
            assertThat(desk(locale).post("/letters", "address", EVIL, "daily", "true"))
                    .hasStatus(422)
                    .bodyText()
                    .contains("address-error", "&quot;&gt;&lt;script")
                    .doesNotContain("<script>alert", "??");
        }
        doThrow(new Refusal(Problem.TOO_MANY, "letter.too-soon", 10L))
                .when(wishes)
                .ask(any(), any(), any(), anyBoolean());
        assertThat(desk(Locale.CANADA).post("/letters", "address", "a@b.example", "occasions", "NEAR", "daily", "true"))
                .hasStatus(429)
                .bodyText()
                .contains("ten minutes", "a@b.example");
    }

    @Test
    void theLinkOfALetterChangesNothingUntilAButtonIsPressed() {
        when(wishes.read("token")).thenReturn(WISH);
        LetterLinkController link = new LetterLinkController(wishes);

        assertThat(link.show("token").getModel()).containsEntry("state", "stop");
        verify(wishes, never()).stop("token");
        assertThat(link.act("token", "stop").getModel()).containsEntry("state", "stopped");
        verify(wishes).stop("token");
        assertThat(link.act("token", "forget").getModel()).containsEntry("state", "forgotten");
        verify(wishes).forget("token");
        assertThat(link.act("token", "confirm").getModel()).containsEntry("state", "confirmed");
        verify(wishes).confirm("token");
    }

    @Test
    void thePageOfTheLinkIsOpenInBothLanguages() {
        for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
            for (String state : List.of("confirm", "stop", "quiet", "confirmed", "stopped", "forgotten")) {
                String page = pages.render(
                        "letter-" + state + "-" + locale.getLanguage(),
                        "letter/link",
                        "/letters/token",
                        locale,
                        Map.of("state", state, "token", "token", "trial", false));
                assertThat(page).containsOnlyOnce("<h1").doesNotContain("??", " th:");
            }
        }
    }

    private Desk desk(Locale locale) {
        return new Desk(visitor(locale), new LettersController(wishes, roster));
    }

    private static Visitor visitor(Locale locale) {
        return new Visitor(
                new LaunchId(UUID.randomUUID()),
                new InstitutionId(UUID.randomUUID()),
                COURSE,
                PERSON,
                Set.of(Role.LEARNER),
                locale);
    }
}
