package org.cairn.launch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.launch.Launch.Concerned;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of launches. */
@Repository
class LaunchTable {

    /** No launch serves longer than a working day, however often it is used. */
    static final Duration LONGEST = Duration.ofHours(8);

    private static final String RECENT = """
            SELECT registration_id, course_id, roles, message_type, framed, kept_by, launched_at FROM launch
            """;

    private static final TypeReference<Map<String, String>> CUSTOM = new TypeReference<>() {};
    private static final TypeReference<List<String>> SUBJECTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    LaunchTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void add(Launch launch) {
        Visitor visitor = launch.visitor();
        jdbc.sql("""
                        INSERT INTO launch (id, institution_id, registration_id, deployment_id, course_id, person_id,
                               roles, locale, message_type, resource_link, custom, framed, deep_linking, kept_by, for_user, mentees,
                               launched_at)
                        VALUES (:id, :institution, :registration, :deployment, :course, :person, :roles, :locale,
                               :messageType, :resourceLink, :custom, :framed, :deepLinking, :keptBy, :forUser, :mentees, :now)
                        """)
                .param("id", visitor.launch().value())
                .param("institution", visitor.institution().value())
                .param("registration", launch.registration().value())
                .param("deployment", launch.deploymentId())
                .param("course", visitor.course().value())
                .param("person", visitor.person().value())
                .param(
                        "roles",
                        visitor.roles().stream().sorted().map(Role::name).collect(Collectors.joining(" ")))
                .param("locale", visitor.locale().toLanguageTag())
                .param("messageType", launch.messageType())
                .param("resourceLink", launch.resourceLink())
                .param("custom", json.writeValueAsString(launch.custom()))
                .param("framed", launch.framed())
                .param(
                        "deepLinking",
                        launch.deepLinking().map(json::writeValueAsString).orElse(null))
                .param("keptBy", launch.keptBy().name())
                .param("forUser", launch.concerned().forUser())
                .param("mentees", json.writeValueAsString(launch.concerned().mentees()))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    Optional<Launch> find(LaunchId id, PersonId person) {
        return jdbc.sql("""
                        SELECT l.id, l.institution_id, l.registration_id, l.deployment_id, l.course_id, l.person_id, l.roles,
                               l.locale, l.message_type, l.resource_link, l.custom, l.framed, l.deep_linking, l.kept_by,
                               l.for_user, l.mentees
                          FROM launch l
                          JOIN registration r ON r.id = l.registration_id AND r.enabled
                         WHERE l.id = :id AND l.person_id = :person AND l.launched_at > :since
                        """)
                .param("id", id.value())
                .param("person", person.value())
                .param("since", OffsetDateTime.now(clock).minus(LONGEST))
                .query(this::row)
                .optional();
    }

    List<RecentLaunch> newest(int most) {
        return jdbc.sql(RECENT + " ORDER BY launched_at DESC, id LIMIT :most")
                .param("most", most)
                .query(LaunchTable::recent)
                .list();
    }

    List<RecentLaunch> newest(RegistrationId registration, int most) {
        return jdbc.sql(RECENT + " WHERE registration_id = :registration ORDER BY launched_at DESC, id LIMIT :most")
                .param("registration", registration.value())
                .param("most", most)
                .query(LaunchTable::recent)
                .list();
    }

    /** When each registration launched last: asked one by one, since there are few of them and many launches. */
    Map<RegistrationId, Instant> last() {
        Map<RegistrationId, Instant> last = new HashMap<>();
        jdbc.sql("""
                        SELECT id, launched_at FROM (
                          SELECT r.id, (SELECT max(l.launched_at) FROM launch l WHERE l.registration_id = r.id) AS launched_at
                            FROM registration r) AS each_registration
                         WHERE launched_at IS NOT NULL""").query(row -> {
            last.put(new RegistrationId(row.getObject("id", UUID.class)), launchedAt(row));
        });
        return last;
    }

    /** When each deployment of a registration launched last, by what the platform calls it. */
    Map<String, Instant> lastOfDeployments(RegistrationId registration) {
        Map<String, Instant> last = new HashMap<>();
        jdbc.sql("""
                        SELECT deployment_id, launched_at FROM (
                          SELECT d.deployment_id, (
                              SELECT l.launched_at FROM launch l
                               WHERE l.registration_id = d.registration_id AND l.deployment_id = d.deployment_id
                               ORDER BY l.launched_at DESC FETCH FIRST 1 ROW ONLY) AS launched_at
                            FROM deployment d WHERE d.registration_id = :registration) AS each_deployment
                         WHERE launched_at IS NOT NULL
                        """).param("registration", registration.value()).query(row -> {
            last.put(row.getString("deployment_id"), launchedAt(row));
        });
        return last;
    }

    /** Courses of a registration, the one launched last first; of its newest launches, which may be hundreds of thousands. */
    List<CourseId> coursesOf(RegistrationId registration, int most) {
        return jdbc.sql("""
                        SELECT course_id, max(launched_at) AS launched_at FROM (
                          SELECT course_id, launched_at FROM launch WHERE registration_id = :registration
                           ORDER BY launched_at DESC FETCH FIRST 500 ROWS ONLY) AS newest
                         GROUP BY course_id ORDER BY launched_at DESC, course_id LIMIT :most
                        """)
                .param("registration", registration.value())
                .param("most", most)
                .query((row, number) -> new CourseId(row.getObject("course_id", UUID.class)))
                .list();
    }

    private static RecentLaunch recent(ResultSet row, int number) throws SQLException {
        return new RecentLaunch(
                new RegistrationId(row.getObject("registration_id", UUID.class)),
                new CourseId(row.getObject("course_id", UUID.class)),
                roles(row.getString("roles")),
                row.getString("message_type"),
                row.getBoolean("framed"),
                KeptBy.valueOf(row.getString("kept_by")),
                launchedAt(row));
    }

    private static Instant launchedAt(ResultSet row) throws SQLException {
        return row.getObject("launched_at", OffsetDateTime.class).toInstant();
    }

    int count(PersonId person) {
        return jdbc.sql("SELECT count(*) FROM launch WHERE person_id = :person")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    int forgetOld(Duration age) {
        return jdbc.sql("DELETE FROM launch WHERE launched_at < :before")
                .param("before", OffsetDateTime.now(clock).minus(age))
                .update();
    }

    private Launch row(ResultSet row, int number) throws SQLException {
        Visitor visitor = new Visitor(
                new LaunchId(row.getObject("id", UUID.class)),
                new InstitutionId(row.getObject("institution_id", UUID.class)),
                new CourseId(row.getObject("course_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                roles(row.getString("roles")),
                Locale.forLanguageTag(row.getString("locale")));
        return new Launch(
                visitor,
                new RegistrationId(row.getObject("registration_id", UUID.class)),
                row.getString("deployment_id"),
                row.getString("message_type"),
                row.getString("resource_link"),
                json.readValue(row.getString("custom"), CUSTOM),
                row.getBoolean("framed"),
                Optional.ofNullable(row.getString("deep_linking")).map(text -> json.readValue(text, DeepLinking.class)),
                KeptBy.valueOf(row.getString("kept_by")),
                new Concerned(row.getString("for_user"), json.readValue(row.getString("mentees"), SUBJECTS)));
    }

    private static Set<Role> roles(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Role::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
