package org.cairn.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.cairn.connection.ServicePages;
import org.cairn.course.nrps.Memberships;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.platform.RegistrationId;
import org.cairn.platform.TestVaults;
import org.cairn.platform.Vault;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.PersonalRecords;
import org.cairn.shared.Role;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The roster, as platforms list it, kept in both databases. */
class RosterReadingTests {

    private static final String LIST = "https://lms.example/memberships";
    private static final String GROUPS = "https://lms.example/groups";
    private static final Map<TestDatabase, DataSource> SOURCES = new EnumMap<>(TestDatabase.class);

    private static final Vault VAULT = TestVaults.fresh();

    private final Map<String, String> pages = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Object> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private JdbcClient jdbc;
    private RosterReading reading;
    private Roster roster;
    private CourseGroups groups;
    private Course course;

    private void given(TestDatabase database) {
        DataSource source = SOURCES.computeIfAbsent(database, TestDatabase::fresh);
        jdbc = JdbcClient.create(source);
        JdbcTemplate rows = new JdbcTemplate(source);
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        CourseTable courses = new CourseTable(jdbc, clock);
        Enrolments enrolments = new Enrolments(jdbc, rows, told::add, clock);
        PlatformIdentities identities = new PlatformIdentities(jdbc, rows, clock);
        ForgottenIdentities forgotten = new ForgottenIdentities(jdbc, identities, TestVaults.keys(jdbc, VAULT));
        Memberships memberships = new Memberships(new ServicePages(
                (registration, call) -> {
                    asked.add(call.uri().toString());
                    String page = pages.get(call.uri().toString());
                    HttpHeaders headers = new HttpHeaders();
                    headers.add(HttpHeaders.LINK, links.getOrDefault(call.uri().toString(), ""));
                    return new OutboundAnswer(page == null ? 500 : 200, "", headers, page == null ? "" : page);
                },
                clock));
        roster = new Roster(courses, enrolments, identities, new RosterReadings(jdbc, clock), forgotten);
        groups = new CourseGroups(memberships, jdbc, rows);
        reading = new RosterReading(
                memberships,
                new RosterRecords(identities, enrolments, forgotten),
                new RosterReadings(jdbc, clock),
                groups,
                new TransactionTemplate(new JdbcTransactionManager(source)));
        course = course(null);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everybodyIsReadToTheLastPageAndWhoIsMissingIsFrozen(TestDatabase database) {
        given(database);
        list(LIST, learner("a"), learner("b"));
        links.put(LIST, "<" + LIST + "?p=2>; rel=next");
        list(LIST + "?p=2", learner("c"), member("t", "Instructor", "Active"));
        reading.read(course);
        assertThat(active()).containsExactlyInAnyOrder("a", "b", "c", "t");

        list(LIST + "?p=2", member("t", "Instructor", "Active"));
        reading.read(course);

        assertThat(active()).containsExactlyInAnyOrder("a", "b", "t");
        assertThat(enrolment("c").roles()).isEqualTo(Set.of(Role.LEARNER));
        list(LIST + "?p=2", learner("c"), member("t", "Instructor", "Active"));
        reading.read(course);
        assertThat(active()).contains("c");
    }

    /** Whoever waits for a learner to be here hears it, and hears it once. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoBecomesALearnerIsToldOnceAndWhoComesBackAgain(TestDatabase database) {
        given(database);
        list(LIST, learner("a"), learner("b"), member("t", "Instructor", "Active"));
        reading.read(course);
        reading.read(course);
        assertThat(told).containsExactly(arrived("a", "b"));

        list(LIST, learner("a"), member("t", "Instructor", "Active"));
        reading.read(course);
        list(LIST, learner("a"), learner("b"), member("t", "Instructor", "Active"));
        reading.read(course);

        assertThat(told).containsExactly(arrived("a", "b"), arrived("b"));
    }

    private LearnersArrived arrived(String... subjects) {
        return new LearnersArrived(
                course.id(),
                Stream.of(subjects).map(subject -> enrolment(subject).person()).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoIsInactiveOrDeletedIsFrozenAndStaysWhatTheyWere(TestDatabase database) {
        given(database);
        list(LIST, learner("a"), learner("b"), learner("c"));
        reading.read(course);

        list(LIST, learner("a"), member("b", "Learner", "Inactive"), "{\"user_id\":\"c\",\"status\":\"Deleted\"}");
        reading.read(course);

        assertThat(active()).containsExactly("a");
        assertThat(enrolment("b").roles()).isEqualTo(Set.of(Role.LEARNER));
        assertThat(enrolment("c").roles()).isEqualTo(Set.of(Role.LEARNER));
        assertThat(enrolment("c").name()).contains("Name of c");
    }

    /** The number finds somebody in a file; a list that is silent about it takes nothing back. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatTheInstitutionCallsSomebodyIsKept(TestDatabase database) {
        given(database);
        String named = """
                {"user_id": "a", "roles": ["Learner"], "email": "a@x.example", "lis_person_sourcedid": "A00123"}""";
        list(LIST, named, member("t", "Instructor", "Active"));
        reading.read(course);
        list(LIST, learner("a"), member("t", "Instructor", "Active"));
        reading.read(course);

        assertThat(roster.participants(course.id())).singleElement().satisfies(one -> {
            assertThat(one.enrolment().subject()).isEqualTo("a");
            assertThat(one.sourcedId()).contains("A00123");
            assertThat(one.email()).contains("a@x.example");
        });
        assertThat(roster.known(course.registration(), "a").orElseThrow().sourcedId())
                .isEqualTo("A00123");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aListThatBreaksOffChangesNothing(TestDatabase database) {
        given(database);
        list(LIST, learner("a"), learner("b"));
        reading.read(course);
        links.put(LIST, "<" + LIST + "?p=2>; rel=next");
        list(LIST, learner("c"));

        assertThatThrownBy(() -> reading.read(course)).hasMessage("PLATFORM_FAILED platform.page-refused");

        assertThat(active()).containsExactlyInAnyOrder("a", "b");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anEmptyListStrikesNobodyOff(TestDatabase database) {
        given(database);
        list(LIST, learner("a"));
        reading.read(course);
        list(LIST);

        assertThatThrownBy(() -> reading.read(course)).hasMessage("PLATFORM_FAILED course.roster-unreadable");

        assertThat(active()).containsExactly("a");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whereThePlatformTellsWhatHasChangedOnlyThatIsRead(TestDatabase database) {
        given(database);
        list(LIST, learner("a"), learner("b"));
        links.put(LIST, "<" + LIST + "?since=1>; rel=\"differences\"");
        reading.read(course);
        asked.clear();
        list(LIST + "?since=1", learner("c"), member("a", "Learner", "Deleted"));
        links.put(LIST + "?since=1", "<" + LIST + "?since=2>; rel=\"differences\"");

        reading.read(course);

        assertThat(asked).containsExactly(LIST + "?since=1");
        // b is not among the changes, which is no reason to strike b off.
        assertThat(active()).containsExactlyInAnyOrder("b", "c");
        list(LIST + "?since=2");
        reading.read(course);
        assertThat(asked).endsWith(LIST + "?since=2");
        assertThat(active()).containsExactlyInAnyOrder("b", "c");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void changesThatCannotBeReadAndADayLaterTheWholeListIs(TestDatabase database) {
        given(database);
        list(LIST, learner("a"), learner("b"));
        links.put(LIST, "<" + LIST + "?since=1>; rel=\"differences\"");
        reading.read(course);
        asked.clear();

        reading.read(course);
        assertThat(asked).containsExactly(LIST + "?since=1", LIST);

        list(LIST + "?since=1");
        asked.clear();
        now = now.plus(Duration.ofHours(25));
        list(LIST, learner("a"));
        reading.read(course);
        assertThat(asked).containsExactly(LIST);
        assertThat(active()).containsExactly("a");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aNonEditingTeacherStaysAnInstructorThoughTheRosterSaysLearner(TestDatabase database) {
        given(database);
        list(LIST, learner("tutor"), learner("a"));
        reading.read(course);
        jdbc.sql("UPDATE enrolment SET roles = 'INSTRUCTOR' WHERE course_id = :course AND person_id = :person")
                .param("course", course.id().value())
                .param("person", enrolment("tutor").person().value())
                .update();

        reading.read(course);

        assertThat(enrolment("tutor").roles()).isEqualTo(Set.of(Role.INSTRUCTOR));
        assertThat(enrolment("a").roles()).isEqualTo(Set.of(Role.LEARNER));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aNameThatIsWithheldLaterIsNotForgotten(TestDatabase database) {
        given(database);
        list(LIST, learner("a"));
        reading.read(course);
        list(LIST, "{\"user_id\":\"a\",\"roles\":[\"Learner\"]}");
        reading.read(course);

        assertThat(enrolment("a").name()).contains("Name of a");
    }

    /** Row B11: somebody is about who clicks or is listed as active, and a list that names the departed for years keeps nobody. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoHasLongNotBeenSeenLosesTheirNameAndNotTheirPlace(TestDatabase database) {
        given(database);
        // whom the other tests have left in the same tables
        jdbc.sql("UPDATE platform_identity SET faded_at = seen_at").update();
        list(LIST, learner("stays"), learner("left"), learner("clicks"));
        reading.read(course);
        PersonId left = enrolment("left").person();
        now = now.plus(Duration.ofDays(800));
        list(LIST, learner("stays"), member("left", "Learner", "Inactive"));
        reading.read(course);

        fade();
        reading.read(course);

        assertThat(enrolment("stays").name()).contains("Name of stays");
        assertThat(enrolment("left").name()).isEmpty();
        assertThat(enrolment("left").person()).isEqualTo(left);
        assertThat(enrolment("clicks").name()).isEmpty();
        list(LIST, learner("stays"), learner("left"));
        reading.read(course);
        fade();
        assertThat(enrolment("left").name()).contains("Name of left");
    }

    private void fade() {
        PersonalRecords.Fading names =
                new CourseRecords().heldByCourse().fading().get(0);
        jdbc.sql(names.statement())
                .param("before", OffsetDateTime.ofInstant(now.minus(Duration.ofDays(730)), ZoneOffset.UTC))
                .param("most", 500)
                .update();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void groupsAreKeptWithWhoIsInThem(TestDatabase database) {
        given(database);
        course = course(GROUPS);
        String grouped = LIST + "?groups=true";
        pages.put(
                GROUPS,
                "{\"groups\":[{\"id\":\"g1\",\"name\":\"Équipe A\"},{\"id\":\"g2\",\"name\":\"Team B\",\"set_id\":\"s\"}]}");
        list(grouped, inGroups("a", "g1"), inGroups("b", "g1", "g2"), learner("c"), inGroups("d", "unknown"));

        reading.read(course);

        assertThat(groups())
                .containsExactlyInAnyOrderEntriesOf(Map.of("Équipe A", Set.of("a", "b"), "Team B", Set.of("b")));
        pages.put(GROUPS, "{\"groups\":[{\"id\":\"g1\",\"name\":\"Renamed\"}]}");
        list(grouped, inGroups("a"), inGroups("b", "g1"), learner("c"));
        reading.read(course);
        assertThat(groups()).isEqualTo(Map.of("Renamed", Set.of("b")));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void withoutGroupsOrWithAServiceThatFailsNothingIsMissing(TestDatabase database) {
        given(database);
        list(LIST, learner("a"));
        reading.read(course);
        assertThat(asked).containsExactly(LIST);

        course = course(GROUPS);
        reading.read(course);

        assertThat(asked).endsWith(GROUPS, LIST);
        assertThat(active()).containsExactly("a");
        assertThat(groups()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void fiveThousandAreReadAndASecondReadingWritesNothing(TestDatabase database) {
        given(database);
        String[] all = new String[5_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = learner("person-" + i);
        }
        list(LIST, all);
        reading.read(course);
        assertThat(active()).hasSize(5_000);
        Instant first = now;
        now = now.plusSeconds(60);

        reading.read(course);

        assertThat(jdbc.sql("SELECT count(*) FROM enrolment WHERE course_id = :course AND seen_at > :then")
                        .param("course", course.id().value())
                        .param("then", OffsetDateTime.ofInstant(first, ZoneOffset.UTC))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void list(String address, String... members) {
        pages.put(address, "{\"context\":{\"id\":\"other\"},\"members\":[" + String.join(",", members) + "]}");
    }

    private static String learner(String id) {
        return member(id, "Learner", "Active");
    }

    private static String member(String id, String role, String status) {
        return "{\"user_id\":\"%s\",\"roles\":[\"%s\"],\"status\":\"%s\",\"name\":\"Name of %1$s\"}"
                .formatted(id, role, status);
    }

    private static String inGroups(String id, String... groups) {
        List<String> enrolled = new ArrayList<>();
        for (String group : groups) {
            enrolled.add("{\"group_id\":\"" + group + "\"}");
        }
        return "{\"user_id\":\"" + id + "\",\"roles\":[\"Learner\"],\"group_enrollments\":["
                + String.join(",", enrolled) + "]}";
    }

    private List<String> active() {
        return roster.everybody(course.id()).stream()
                .filter(Enrolment::active)
                .map(Enrolment::subject)
                .toList();
    }

    private Enrolment enrolment(String subject) {
        return roster.everybody(course.id()).stream()
                .filter(one -> one.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Set<String>> groups() {
        Map<String, Set<String>> all = new HashMap<>();
        Map<PersonId, String> names = new HashMap<>();
        roster.everybody(course.id()).forEach(one -> names.put(one.person(), one.subject()));
        groups.in(course.id())
                .forEach(group -> all.put(
                        group.name(), group.members().stream().map(names::get).collect(Collectors.toSet())));
        return all;
    }

    /** A course of a platform of its own, as a launch would have left it. */
    private Course course(String groupsUrl) {
        UUID institution = UUID.randomUUID();
        UUID registration = UUID.randomUUID();
        UUID deployment = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        OffsetDateTime then = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        jdbc.sql("INSERT INTO institution (id, name_en, created_at) VALUES (?, 'Harbour College', ?)")
                .params(institution, then)
                .update();
        jdbc.sql("""
                        INSERT INTO registration (id, institution_id, name, issuer, client_id, authorization_endpoint,
                          token_endpoint, jwks_uri, product_family, accepts_all_deployments, enabled, source, created_at)
                        VALUES (?, ?, 'LMS', 'https://lms.example', ?, 'https://lms.example/a', 'https://lms.example/t',
                          'https://lms.example/k', 'other', TRUE, TRUE, 'test', ?)""")
                .params(registration, institution, registration.toString(), then)
                .update();
        jdbc.sql("""
                        INSERT INTO deployment (id, registration_id, deployment_id, state, met_at)
                        VALUES (?, ?, '1', 'ACCEPTED', ?)""").params(deployment, registration, then).update();
        jdbc.sql("""
                        INSERT INTO course (id, institution_id, registration_id, deployment_id, context_id, label, title,
                          gradebook_scopes, launched_at) VALUES (?, ?, ?, ?, '2', 'BIO101', 'Biology 101', '', ?)""").params(id, institution, registration, deployment, then).update();
        return new Course(
                new CourseId(id),
                new InstitutionId(institution),
                new RegistrationId(registration),
                "2",
                "BIO101",
                "Biology 101",
                null,
                Set.of(),
                URI.create(LIST),
                groupsUrl == null ? null : URI.create(groupsUrl));
    }
}
