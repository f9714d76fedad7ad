package org.cairn.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.cairn.audit.Actor;
import org.cairn.audit.AuditLog;
import org.cairn.audit.Trails;
import org.cairn.award.Award;
import org.cairn.award.Awards;
import org.cairn.course.Courses;
import org.cairn.course.JoinedPersons;
import org.cairn.course.Roster;
import org.cairn.credential.Credentials;
import org.cairn.credential.Finding;
import org.cairn.credential.Verification;
import org.cairn.credential.Verifications;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.MailServer;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Row B11: a learner of whom a word of their own stands wherever anybody can say anything is told all of it, erased, and looked for
 * in every column of the database.
 */
class ErasureTests {

    private static final String WORD = "Zyxwordmark";
    private static final String OTHER = "Qvkothermark";

    private record Kept(String id, String document, Map<String, Integer> others) {}

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nothingOfWhoIsErasedIsLeftAnywhere(TestDatabase database) throws Exception {
        try (MailServer mail = new MailServer();
                RunningCairn cairn = RunningCairn.start(database, mail)) {
            Household house = new Household(cairn);
            PersonId other = house.learner(OTHER);
            PersonId person = house.learner(WORD);
            Trails.seal(cairn);
            assertThat(house.where(WORD)).hasSizeGreaterThan(25);

            isTold(house, person);
            Kept kept = before(house, person);
            Erasure erasure = erased(house, person);

            assertThat(house.where(WORD)).isEmpty();
            otherFilesAside(house, kept);
            assertThat(house.jdbc
                            .sql("SELECT count(*) FROM result WHERE person_id = :other")
                            .param("other", other.value())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            theWorldIsTold(house, kept);
            theTrailHolds(house, person);
            isKeptForAYear(house, erasure);
            comesBackAsSomebodyNew(house, person);
        }
    }

    private static void isTold(Household house, PersonId person) throws IOException {
        Path file = house.cairn
                .bean(Exports.class)
                .write(house.registration.institution(), person, new Actor(Actor.Kind.LEARNER, person.value()));
        Map<String, String> entries = entries(Files.readAllBytes(file));
        Files.delete(file);

        assertThat(entries.keySet())
                .contains("data.json", "data.html")
                .anyMatch(name -> name.startsWith("evidence/") && name.endsWith(WORD + ".pdf"))
                .anyMatch(name -> name.startsWith("documents/"))
                .anyMatch(name -> name.startsWith("tokens/"));
        String json = String.valueOf(entries.get("data.json"));
        for (String said : List.of(
                "\"person_name\":\"" + WORD + "\"",
                "\"person_name\":\"" + WORD + " elsewhere\"",
                "I have done this: " + WORD,
                "Not yet: " + WORD,
                "As observed: " + WORD,
                "I think otherwise: " + WORD,
                "A mistake: " + WORD,
                "In doubt: " + WORD,
                "\"printed_name\":\"" + WORD + "\"",
                "\"address\":\"" + WORD + "@letters.example\"",
                "\"narrative\":\"" + WORD,
                "\"said\":\"" + WORD)) {
            assertThat(json).contains(said);
        }
        assertThat(json).doesNotContain(OTHER);
        assertThat(entries.get("data.html"))
                .contains("I think otherwise: " + WORD, "Awards", "Microcertifications")
                .doesNotContain("??", OTHER);
    }

    private static Kept before(Household house, PersonId person) {
        Award award = house.cairn.bean(Awards.class).of(person).stream()
                .filter(one -> one.state() == Award.State.ISSUED)
                .findFirst()
                .orElseThrow();
        Visitor learner = house.visitor(person, Role.LEARNER);
        String id = house.signed(learner, award);
        String document = house.cairn
                .bean(Credentials.class)
                .owned(learner.holder(), id)
                .document()
                .json();
        assertThat(document).contains(WORD);
        assertThat(verdict(house, document)).isEqualTo(Verification.Verdict.VALID);
        return new Kept(id, document, house.where(OTHER));
    }

    private static Erasure erased(Household house, PersonId person) {
        Erasures erasures = house.cairn.bean(Erasures.class);
        assertThat(erasures.keptUntil(person)).isPresent();
        return erasures.erase(house.visitor(person, Role.LEARNER));
    }

    /** Files of the whole class and of the registrar hold others too, and serve for a day: they go whole. */
    private static void otherFilesAside(Household house, Kept kept) {
        Map<String, Integer> others = new LinkedHashMap<>(kept.others());
        others.keySet().removeAll(List.of("grade_file.content", "join_file.content"));

        assertThat(house.where(OTHER)).containsExactlyInAnyOrderEntriesOf(others);
    }

    private static void theWorldIsTold(Household house, Kept kept) throws Exception {
        for (String form : List.of("", ".json", ".jwt", ".svg", ".png", ".pdf")) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(house.cairn.address().resolve("/credentials/" + kept.id() + form))
                                    .header("Accept", "text/html")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(form).isEqualTo(410);
            assertThat(answer.body()).contains("erased").doesNotContain(WORD);
        }
        assertThat(verdict(house, kept.document())).isEqualTo(Verification.Verdict.NOT_VALID);
        assertThat(verified(house, kept.document()).findings())
                .extracting(Finding::fact)
                .contains("status.erased");
        URI address = URI.create(house.cairn.address() + "/credentials/" + kept.id());
        assertThat(house.cairn.bean(Verifications.class).verifyAt(address))
                .isEqualTo(new Verifications.NoCredential("erased"));
    }

    private static void theTrailHolds(Household house, PersonId person) {
        Trails.seal(house.cairn);
        house.cairn.bean(Erasures.class).sweep(Clock.systemUTC().instant().minus(Duration.ofHours(1)));
        AuditLog.Check check = house.cairn.bean(AuditLog.class).check(house.registration.institution());

        assertThat(check.breaks()).isEmpty();
        assertThat(check.waiting()).isZero();
        assertThat(check.erased())
                .isEqualTo(house.jdbc
                        .sql(
                                "SELECT count(*) FROM audit_event WHERE person_id IN (SELECT person_id FROM erased_person)")
                        .query(Long.class)
                        .single())
                .isGreaterThan(5)
                .isLessThan(check.sealed());
        assertThat(house.jdbc
                        .sql("SELECT count(*) FROM audit_event WHERE action = 'PERSON_ERASED' AND person_id = :person")
                        .param("person", person.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(house.where(WORD)).isEmpty();
    }

    private static void isKeptForAYear(Household house, Erasure erasure) throws IOException {
        Erasures erasures = house.cairn.bean(Erasures.class);
        ByteArrayOutputStream opened = new ByteArrayOutputStream();
        erasures.open(erasure.institution(), erasure.id(), UUID.randomUUID(), opened);
        Map<String, String> sealed = entries(opened.toByteArray());
        assertThat(sealed.get("data.json"))
                .contains("I think otherwise: " + WORD, "As observed: " + WORD)
                .doesNotContain("letters.example", "\"launches\"", OTHER);

        assertThat(in(house, 364).endDue(10)).isZero();
        assertThat(pieces(house)).isPositive();
        assertThat(in(house, 366).endDue(10)).isEqualTo(1);
        assertThat(pieces(house)).isZero();
        assertThat(in(house, 366).endDue(10)).isZero();
    }

    private static void comesBackAsSomebodyNew(Household house, PersonId person) {
        String subject = WORD + "-subject";
        Roster roster = house.cairn.bean(Roster.class);
        assertThat(roster.persons(house.course, List.of(subject, OTHER + "-subject")))
                .containsOnlyKeys(OTHER + "-subject");

        PersonId again = house.welcome(subject, WORD, Role.LEARNER);

        assertThat(again).isNotEqualTo(person);
        assertThat(house.cairn.bean(Awards.class).of(again)).isEmpty();
        assertThat(house.cairn.bean(JoinedPersons.class).all(again)).containsExactly(again);
        assertThat(roster.persons(house.course, List.of(subject))).containsEntry(subject, again);
        assertThat(house.cairn.bean(Courses.class).find(house.course)).isPresent();
    }

    /** The same, so many days later. */
    private static Erasures in(Household house, int days) {
        RunningCairn cairn = house.cairn;
        return new Erasures(
                cairn.bean(HeldRecords.class),
                cairn.bean(DataFile.class),
                cairn.bean(Erasures.Ledger.class),
                cairn.bean(JoinedPersons.class),
                new Erasures.Surroundings(
                        event -> {}, new SecureRandom(), Clock.offset(Clock.systemUTC(), Duration.ofDays(days))));
    }

    private static int pieces(Household house) {
        return JdbcClient.create(house.cairn.bean(DataSource.class))
                .sql("SELECT count(*) FROM sealed_record")
                .query(Integer.class)
                .single();
    }

    private static Verification verified(Household house, String document) {
        Verifications.Answer answer = house.cairn.bean(Verifications.class).verify(document);
        return ((Verifications.Checked) answer).verification();
    }

    private static Verification.Verdict verdict(Household house, String document) {
        return verified(house, document).verdict();
    }

    private static Map<String, String> entries(byte[] file) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
