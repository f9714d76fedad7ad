package org.cairn.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.course.JoinedPersons;
import org.cairn.course.PlatformPerson;
import org.cairn.course.PlatformPersons;
import org.cairn.joining.RegistrarRow.Outcome;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Refusal;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RegistrarFilesTests {

    private static final String HEAD = "person,platform,user,number\n";

    private final UUID registrar = UUID.randomUUID();
    private final RegistrationId moodle = new RegistrationId(UUID.randomUUID());
    private final RegistrationId canvas = new RegistrationId(UUID.randomUUID());
    private final PlatformPersons persons = mock(PlatformPersons.class);
    private final Platforms platforms = mock(Platforms.class);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void linesOfOnePersonBecomeOneHumanOnceTheyAreConfirmed(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            RegistrarFiles files = files(rules);
            PersonId here = known(rules, moodle, "4711", null);
            PersonId there = known(rules, canvas, "c-1", "A00123456");
            UUID file = keep(rules, files, HEAD + "A-1,College Moodle,4711,\nA-1,college canvas,,A00123456\n");

            RegistrarFiles.Plan plan = files.plan(rules.institution(), file);
            assertThat(plan.rows()).extracting(RegistrarRow::outcome).containsOnly(Outcome.TO_BE_JOINED);
            assertThat(plan.isReady()).isTrue();
            assertThat(areOne(rules, here, there)).isFalse();

            run(rules, files, file, plan.hash());

            assertThat(areOne(rules, here, there)).isTrue();
            RegistrarFiles.Plan after = files.plan(rules.institution(), file);
            assertThat(after.rows()).extracting(RegistrarRow::outcome).containsOnly(Outcome.JOINED_ALREADY);
            assertThat(after.isReady()).isFalse();
            assertRefused(() -> run(rules, files, file, plan.hash()), "joining.others-by-now");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void oneWrongLineKeepsTheWholeFileFromBeingDone(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            RegistrarFiles files = files(rules);
            PersonId here = known(rules, moodle, "1", null);
            PersonId there = known(rules, canvas, "2", null);
            when(persons.withNumber(canvas, "shared"))
                    .thenReturn(List.of(person(here, canvas, "a"), person(there, canvas, "b")));
            UUID file = keep(
                    rules,
                    files,
                    HEAD
                            + "A,College Moodle,1,\nA,College Canvas,2,\n"
                            + "B,Elsewhere,3,\nB,College Moodle,,\nB,College Moodle,9,\n,College Moodle,1,\n"
                            + "C,College Canvas,,shared\nD,College Canvas,2,\nE,College Moodle,5,\n");
            known(rules, moodle, "5", null);

            RegistrarFiles.Plan plan = files.plan(rules.institution(), file);

            assertThat(plan.rows())
                    .extracting(RegistrarRow::outcome)
                    .containsExactly(
                            Outcome.TO_BE_JOINED,
                            Outcome.TO_BE_JOINED,
                            Outcome.NO_PLATFORM,
                            Outcome.NO_IDENTITY,
                            Outcome.NOBODY,
                            Outcome.NO_PERSON,
                            Outcome.SEVERAL,
                            Outcome.TWICE,
                            Outcome.ALONE);
            assertThat(plan.rows()).extracting(RegistrarRow::line).startsWith(2, 3, 4);
            assertRefused(() -> run(rules, files, file, plan.hash()), "joining.others-by-now");
            assertThat(areOne(rules, here, there)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anotherInstitutionSeesNeitherFileNorPlatforms(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            RegistrarFiles files = files(rules);
            known(rules, moodle, "1", null);
            UUID file = keep(rules, files, HEAD + "A,College Moodle,1,\n");

            assertRefused(() -> files.plan(new InstitutionId(UUID.randomUUID()), file), "joining.unknown-file");
            rules.jdbc()
                    .sql("UPDATE join_file SET kept_at = :then WHERE id = :id")
                    .param("then", Rules.NOW.minusSeconds(86_401).atOffset(ZoneOffset.UTC))
                    .param("id", file)
                    .update();
            assertRefused(() -> files.plan(rules.institution(), file), "joining.unknown-file");
        }
    }

    @Test
    void whatIsNoSuchTableIsSaidToBeNone() {
        for (String text : List.of("", "a,b\n1,2\n", "person,platform\nA,B\n", "\0\0\0", "person;platform")) {
            assertRefused(() -> RegistrarTable.rows(text + "\"" + "x".repeat(10)), "joining.no-table");
        }
        String long_ = HEAD + "A,B,C,\n".repeat(RegistrarTable.MOST_ROWS + 1);
        assertRefused(() -> RegistrarTable.rows(long_), "joining.file-too-long");
    }

    @Test
    void spreadsheetsOfBothLanguagesAreRead() {
        String french = "\uFEFFPerson;Platform;Number;User\r\nÉ-1;Collège; A1 ;\r\n";
        assertThat(RegistrarTable.rows(RegistrarTable.text(french.getBytes(StandardCharsets.UTF_8))))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.person()).isEqualTo("É-1");
                    assertThat(row.number()).isEqualTo("A1");
                });
        byte[] old = "person,platform,user\né,b,c\n".getBytes(Charset.forName("windows-1252"));
        assertThat(RegistrarTable.rows(RegistrarTable.text(old)).get(0).person())
                .isEqualTo("é");
    }

    private RegistrarFiles files(Rules rules) {
        Registration one = registration(rules, moodle, "College Moodle");
        Registration other = registration(rules, canvas, "College Canvas");
        when(platforms.registrations()).thenReturn(List.of(one, other));
        when(persons.withSubject(any(), any())).thenReturn(List.of());
        return new RegistrarFiles(
                new FileTable(rules.jdbc(), Clock.fixed(Rules.NOW, ZoneOffset.UTC)),
                rules.the(JoinedPersons.class),
                persons,
                platforms);
    }

    private static Registration registration(Rules rules, RegistrationId id, String name) {
        URI uri = URI.create("https://lms.example/x");
        return new Registration(
                id,
                rules.institution(),
                name,
                "https://lms.example",
                "cairn",
                uri,
                uri,
                null,
                uri,
                "test",
                true,
                true,
                List.of());
    }

    private PersonId known(Rules rules, RegistrationId registration, String subject, String number) {
        PersonId person = rules.learner(new CourseId(UUID.randomUUID()));
        PlatformPerson found = person(person, registration, subject);
        when(persons.withSubject(registration, subject)).thenReturn(List.of(found));
        if (number != null) {
            when(persons.withNumber(registration, number)).thenReturn(List.of(found));
        }
        return person;
    }

    private static PlatformPerson person(PersonId id, RegistrationId registration, String subject) {
        return new PlatformPerson(id, registration, subject, Optional.empty(), List.of());
    }

    private static UUID keep(Rules rules, RegistrarFiles files, String text) {
        return files.keep(rules.institution(), text.getBytes(StandardCharsets.UTF_8));
    }

    private void run(Rules rules, RegistrarFiles files, UUID file, String seen) {
        new TransactionTemplate(rules.the(PlatformTransactionManager.class))
                .executeWithoutResult(status -> files.run(rules.institution(), file, registrar, seen));
    }

    private static boolean areOne(Rules rules, PersonId one, PersonId other) {
        return rules.the(JoinedPersons.class).areOne(one, other);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable what, String key) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
    }
}
