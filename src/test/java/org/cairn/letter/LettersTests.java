package org.cairn.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.attainment.Standing;
import org.cairn.attainment.Trace;
import org.cairn.award.Award;
import org.cairn.award.AwardEnding;
import org.cairn.award.AwardId;
import org.cairn.award.AwardIssued;
import org.cairn.award.AwardRevoked;
import org.cairn.award.Awards;
import org.cairn.award.Suspensions;
import org.cairn.award.Term;
import org.cairn.competency.CompetencyId;
import org.cairn.mapping.CourseMapId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.outbound.Letter;
import org.cairn.outbound.Mailbox;
import org.cairn.platform.TestVaults;
import org.cairn.platform.Vault;
import org.cairn.shared.CourseId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.shared.Words;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mail.MailSendException;

/** Letters to learners, from the wish to the mailbox. */
class LettersTests {

    private static final String ADDRESS = "noemie@example.org";
    private static final AddressSeal SEAL = new AddressSeal(TestVaults.fresh());

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nobodyIsWrittenToBeforeTheAddressIsConfirmed(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Post post = new Post(rules);
            post.wishes.ask(post.learner, ADDRESS, EnumSet.allOf(Occasion.class), false);
            post.happenings.on(new AwardIssued(post.award()));
            post.letters.write(post.person);
            assertThat(post.sent()).isEmpty();

            post.letters.askToConfirm(post.person);
            Letter asks = post.sent().get(0);
            assertThat(asks.to()).isEqualTo(ADDRESS);
            post.wishes.confirm(post.token(asks));
            post.letters.askToConfirm(post.person);

            assertThat(post.sent()).as("asked once").hasSize(1);
            assertThat(post.wishes.of(post.learner).orElseThrow().confirmedAt()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatHappensTogetherIsOneLetterAndIsToldOnce(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Post post = new Post(rules).confirmed(Locale.CANADA_FRENCH, EnumSet.allOf(Occasion.class));
            AwardId award = post.award();
            post.happenings.on(new AwardIssued(award));
            post.happenings.on(new AwardIssued(award));
            post.happenings.on(new AwardRevoked(award));

            post.letters.write(post.person);
            post.letters.write(post.person);

            assertThat(post.sent()).hasSize(2).last().satisfies(letter -> {
                assertThat(letter.subject()).isEqualTo("Des nouvelles de vos microcertifications");
                assertThat(letter.text())
                        .containsOnlyOnce("vous a été décernée le 14 mars 2026")
                        .contains("a été retirée le 14 mars 2026", "https://cairn.example/letters/")
                        .doesNotContain("{", "??", post.person.toString());
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSuspensionAndItsEndAreToldEachTime(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Post post = new Post(rules).confirmed(Locale.CANADA, EnumSet.allOf(Occasion.class));
            AwardId award = post.award();

            post.happenings.on(new Suspensions.Suspended(award));
            post.letters.write(post.person);
            post.happenings.on(new Suspensions.Reinstated(award));
            post.letters.write(post.person);
            post.happenings.on(new Suspensions.Suspended(award));
            post.letters.write(post.person);

            assertThat(post.sent()).hasSize(4);
            assertThat(post.sent().get(1).text()).contains("was suspended on", "how to have somebody else decide");
            assertThat(post.sent().get(2).text())
                    .contains("has been in force again since")
                    .doesNotContain("suspended");
            assertThat(post.sent().get(3).text()).contains("was suspended on");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void onlyWhatWasWishedIsTold(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Post post = new Post(rules).confirmed(Locale.CANADA, Set.of(Occasion.REVOKED));
            post.happenings.on(new AwardIssued(post.award()));

            post.letters.write(post.person);

            assertThat(post.sent()).as("but for the question").hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nearIsToldOnceAndOnlyWhereNothingElseIsMissing(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Post post = new Post(rules).confirmed(Locale.CANADA, EnumSet.allOf(Occasion.class));
            post.stands(Status.MET, Status.IN_PROGRESS);
            post.stands(Status.MET, Status.MET);
            post.letters.write(post.person);
            assertThat(post.sent()).hasSize(1);

            post.stands(Status.MET, Status.NEAR);
            post.stands(Status.NEAR, Status.NEAR);
            post.letters.write(post.person);

            assertThat(post.sent())
                    .hasSize(2)
                    .last()
                    .satisfies(letter -> assertThat(letter.text()).containsOnlyOnce("is nearly yours"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theLinkOfEveryLetterStopsThemAndKeepsTheAddress(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Post post = new Post(rules).confirmed(Locale.CANADA, EnumSet.allOf(Occasion.class));
            post.happenings.on(new AwardIssued(post.award()));
            String token = post.token(post.sent().get(0));

            post.wishes.stop(token);
            post.letters.write(post.person);
            post.happenings.on(new AwardIssued(post.award()));
            post.stands(Status.MET, Status.NEAR);
            post.letters.write(post.person);

            assertThat(post.sent()).as("but for the question").hasSize(1);
            assertThat(post.wishes.confirmedAddress(post.person)).contains(ADDRESS);
            assertThat(post.wishes.of(post.learner).orElseThrow().occasions()).isEmpty();

            post.wishes.ask(post.learner, ADDRESS, EnumSet.allOf(Occasion.class), false);
            post.letters.write(post.person);
            assertThat(post.sent()).as("silence is not made up for").hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theLinkOfEveryLetterForgetsTheAddressWhereThatIsWished(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Post post = new Post(rules).confirmed(Locale.CANADA, EnumSet.allOf(Occasion.class));
            post.happenings.on(new AwardIssued(post.award()));
            String token = post.token(post.sent().get(0));

            post.wishes.forget(token);
            post.letters.write(post.person);

            assertThat(post.sent()).hasSize(1);
            assertThat(post.wishes.of(post.learner)).isEmpty();
            assertThat(post.wishes.about(post.person)).containsEntry("letters", 0);
            assertThatThrownBy(() -> post.wishes.stop(token)).isInstanceOf(Refusal.class);
            assertThat(rules.jdbc()
                            .sql("SELECT count(*) FROM letter_news WHERE person_id = ?")
                            .param(post.person.value())
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAddressCanBeConfirmedForNoLettersAtAll(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Post post = new Post(rules).confirmed(Locale.CANADA, Set.of());
            post.happenings.on(new AwardIssued(post.award()));
            post.letters.write(post.person);

            assertThat(post.sent()).as("but for the question").hasSize(1);
            assertThat(post.wishes.confirmedAddress(post.person)).contains(ADDRESS);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatNobodyHasConfirmedIsForgottenWhereNoLettersAreWished(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Post post = new Post(rules);
            post.wishes.ask(post.learner, ADDRESS, EnumSet.allOf(Occasion.class), false);

            post.wishes.stop(post.learner);

            assertThat(post.wishes.of(post.learner)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aMailServerThatIsAwayLosesNothing(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Post post = new Post(rules).confirmed(Locale.CANADA, EnumSet.allOf(Occasion.class));
            post.happenings.on(new AwardIssued(post.award()));
            doThrow(new MailSendException("away")).when(post.mailbox).send(any());
            assertThatThrownBy(() -> post.letters.write(post.person)).isInstanceOf(MailSendException.class);

            post.mailboxWorks();
            post.letters.write(post.person);

            assertThat(post.sent()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theAddressesOfOthersAreNotAskedOneAfterTheOther(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Post post = new Post(rules);
            post.wishes.ask(post.learner, "first@example.org", EnumSet.allOf(Occasion.class), true);

            assertThatThrownBy(() ->
                            post.wishes.ask(post.learner, "second@example.org", EnumSet.allOf(Occasion.class), true))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("letter.too-soon"));

            post.wishes.ask(post.learner, "first@example.org", Set.of(Occasion.NEAR), true);
            assertThat(post.wishes.of(post.learner).orElseThrow().occasions()).containsExactly(Occasion.NEAR);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anotherAddressMakesTheLinksOfTheFirstUseless(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Post post = new Post(rules).confirmed(Locale.CANADA, EnumSet.allOf(Occasion.class));
            String old = post.token(post.sent().get(0));
            post.later(Duration.ofHours(1))
                    .wishes
                    .ask(post.learner, "new@example.org", EnumSet.allOf(Occasion.class), true);

            assertThatThrownBy(() -> post.wishes.confirm(old)).isInstanceOf(Refusal.class);
            assertThat(post.wishes.of(post.learner).orElseThrow().confirmedAt())
                    .as("a new address is not confirmed")
                    .isNull();
        }
    }

    @Test
    void aLinkThatWasNotMadeHereSaysNothing() {
        LetterLinks links = new LetterLinks(vault());
        Wish wish = new Wish(
                new PersonId(UUID.randomUUID()),
                ADDRESS,
                Locale.CANADA,
                Set.of(),
                true,
                Rules.NOW.plusNanos(1_000),
                null);
        String token = links.token(wish);

        assertThat(links.read(token)).contains(new LetterLinks.Said(wish.person(), wish.askedAt()));
        for (int i = 0; i < token.length(); i += 5) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(links.read(token.substring(0, i) + other + token.substring(i + 1)))
                    .isEmpty();
        }
        assertThat(links.read("")).isEmpty();
        assertThat(links.read("%%%")).isEmpty();
        assertThat(links.read(token + token)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void thatAnAwardEndsIsToldForEachOfItsReminders(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Post post = new Post(rules).confirmed(Locale.CANADA, Set.of(Occasion.EXPIRING));
            AwardId award = post.award();
            post.happenings.on(new AwardIssued(award));
            post.happenings.on(new AwardEnding(award));
            post.happenings.on(new AwardEnding(award));

            post.letters.write(post.person);
            post.letters.write(post.person);
            assertThat(post.sent())
                    .as("and the question")
                    .hasSize(2)
                    .last()
                    .satisfies(letter -> assertThat(letter.text())
                            .containsOnlyOnce("is valid until 14 mars 2026. Work graded from 14 mars 2026 counts")
                            .doesNotContain("{", "awarded"));

            post.happenings.on(new AwardEnding(award));
            post.letters.write(post.person);
            assertThat(post.sent()).hasSize(3);
        }
    }

    @Test
    void theLetterOfTheDayIsWrittenInTheMorning() {
        String vancouver = "America/Vancouver";
        Instant evening = Instant.parse("2026-03-15T04:00:00Z");

        assertThat(new Happenings.Mornings(Clock.fixed(evening, ZoneOffset.UTC), vancouver).next(true))
                .isEqualTo("2026-03-15T14:00:00Z");
        assertThat(new Happenings.Mornings(Clock.fixed(evening, ZoneOffset.UTC), vancouver).next(false))
                .isEqualTo(evening.plus(Happenings.SOON));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theWorkIsKeptWithItsCauseAndOnceForAPerson(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Post post = new Post(rules).confirmed(Locale.CANADA, EnumSet.allOf(Occasion.class));
            post.happenings.on(new AwardIssued(post.award()));

            verify(post.scheduler)
                    .scheduleIfNotExists(
                            argThat((TaskInstance<?> task) -> task.getTaskName().equals("write-letter")
                                    && task.getId().equals(post.person.toString())),
                            eq(Rules.NOW.plus(Happenings.SOON)));
            verify(post.scheduler, never())
                    .scheduleIfNotExists(
                            argThat((TaskInstance<?> task) -> task.getTaskName().equals("write-letter")),
                            eq(Rules.NOW));
        }
    }

    private static Words words() {
        Words words = mock(Words.class);
        when(words.date(any(Instant.class), any())).thenReturn("14 mars 2026");
        return words;
    }

    private static Vault vault() {
        Vault vault = mock(Vault.class);
        when(vault.derive("letter"))
                .thenReturn(new SecretKeySpec("of this test alone".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return vault;
    }

    /** One learner, and everything between the wish and the mailbox. */
    private static final class Post {

        private final Rules rules;
        private final CourseId course;
        private final PersonId person;
        private final MicrocredentialVersion version;
        private final Mailbox mailbox = mock(Mailbox.class);
        private final SchedulerClient scheduler = mock(SchedulerClient.class);
        private final Awards awards = mock(Awards.class);
        private final Attainments attainments = mock(Attainments.class);
        private final LetterLinks links = new LetterLinks(vault());
        private final List<Letter> letterbox = new ArrayList<>();
        private final Letters letters;
        private final Happenings happenings;
        private Visitor learner;
        private Wishes wishes;

        Post(Rules rules) {
            this.rules = rules;
            course = rules.course("FALL-1010");
            person = rules.learner(course);
            Visitor instructor = rules.instructor(course);
            Microcredentials microcredentials = rules.the(Microcredentials.class);
            version = microcredentials.publish(
                    instructor,
                    microcredentials.take(instructor, "fall-protection").id());
            learner = learner(Locale.CANADA);
            Clock clock = Clock.fixed(Rules.NOW, ZoneOffset.UTC);
            WishTable wishTable = new WishTable(rules.jdbc(), SEAL);
            NewsTable news = new NewsTable(rules.jdbc(), rules.the(org.springframework.jdbc.core.JdbcTemplate.class));
            wishes = new Wishes(wishTable, mailbox, links, scheduler, clock);
            letters = new Letters(
                    wishTable,
                    news,
                    new LetterWords(
                            messages(),
                            new LetterWords.Subjects(microcredentials, awards),
                            links,
                            new PublicAddress("https://cairn.example"),
                            words()),
                    mailbox,
                    clock);
            happenings = new Happenings(
                    wishTable,
                    news,
                    new Happenings.Sources(awards, attainments),
                    scheduler,
                    new Happenings.Mornings(clock, "UTC"));
            when(mailbox.isOpen()).thenReturn(true);
            mailboxWorks();
        }

        void mailboxWorks() {
            org.mockito.Mockito.doAnswer(call -> letterbox.add(call.getArgument(0)))
                    .when(mailbox)
                    .send(any());
        }

        Post confirmed(Locale locale, Set<Occasion> occasions) {
            learner = learner(locale);
            wishes.ask(learner, ADDRESS, occasions, false);
            letters.askToConfirm(person);
            wishes.confirm(token(letterbox.get(0)));
            return this;
        }

        Post later(Duration time) {
            wishes = new Wishes(
                    new WishTable(rules.jdbc(), SEAL),
                    mailbox,
                    links,
                    scheduler,
                    Clock.fixed(Rules.NOW.plus(time), ZoneOffset.UTC));
            return this;
        }

        List<Letter> sent() {
            return letterbox;
        }

        String token(Letter letter) {
            return letter.text().replaceAll("(?s).*/letters/([\\w-]+).*", "$1");
        }

        AwardId award() {
            AwardId id = new AwardId(UUID.randomUUID());
            Award award = mock(Award.class);
            when(award.person()).thenReturn(person);
            when(award.version()).thenReturn(version.id());
            when(award.term()).thenReturn(new Term(Rules.NOW, Rules.NOW.plus(Duration.ofDays(183))));
            when(awards.find(id)).thenReturn(Optional.of(award));
            return id;
        }

        void stands(Status... statuses) {
            CourseMapId map = new CourseMapId(UUID.randomUUID());
            List<CompetencyStanding> competencies = java.util.Arrays.stream(statuses)
                    .map(status -> new CompetencyStanding(
                            new CompetencyId(UUID.randomUUID()),
                            status,
                            null,
                            BigDecimal.ONE,
                            0,
                            1,
                            null,
                            List.of(),
                            new Trace(List.of())))
                    .toList();
            boolean met = List.of(statuses).stream().allMatch(Status.MET::equals);
            when(attainments.of(map, person)).thenReturn(new Standing(map, person, competencies, met, Rules.NOW));
            happenings.on(new Standing.Changed(map, version.id(), course, List.of(person)));
        }

        private Visitor learner(Locale locale) {
            return new Visitor(
                    new LaunchId(UUID.randomUUID()), rules.institution(), course, person, Set.of(Role.LEARNER), locale);
        }

        private static ResourceBundleMessageSource messages() {
            ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
            messages.addBasenames("i18n/letter");
            messages.setDefaultEncoding("UTF-8");
            messages.setFallbackToSystemLocale(false);
            return messages;
        }
    }
}
