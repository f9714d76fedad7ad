package org.cairn.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cairn.audit.Actor;
import org.cairn.award.Inbox;
import org.cairn.letter.Wishes;
import org.cairn.privacy.Erasures;
import org.cairn.privacy.Exports;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.JdbcTemplate;

/** Everybody reads what they can read: learners, instructors, administrators, strangers, and whoever comes by a letter. */
final class Walk {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern QUESTION = Pattern.compile("/letters/([\\w-]+)");
    private static final Pattern LINK = Pattern.compile("(/my/links/[\\w-]+)\\?lang=en");

    private final GrownCairn cairn;
    private final JdbcTemplate jdbc;
    private final Consumer<String> next;

    /** @param next hears what is read next */
    Walk(GrownCairn cairn, JdbcTemplate jdbc, Consumer<String> next) {
        this.cairn = cairn;
        this.jdbc = jdbc;
        this.next = next;
    }

    /** Of somebody who has been awarded. */
    void learner(String context) throws Exception {
        UUID course = course(context);
        Map<String, Object> awarded = jdbc.queryForMap("""
                SELECT i.subject, c.id FROM award a JOIN platform_identity i ON i.person_id = a.person_id
                  JOIN credential c ON c.award_id = a.id
                 WHERE a.course_id = ? AND c.published ORDER BY i.subject LIMIT 1""", course);
        String credential = "/credentials/" + awarded.get("id");
        Readers.Launched learner = launch(context, String.valueOf(awarded.get("subject")), "Learner");
        UUID map = one("SELECT id FROM course_map WHERE course_id = ?", course);
        UUID competency = one("SELECT competency_id FROM attainment WHERE course_map_id = ? LIMIT 1", map);
        UUID activity = one("SELECT id FROM activity WHERE course_id = ?", course);
        read(
                learner,
                "",
                "/path",
                "/path/" + map,
                "/path/" + map + "/competencies/" + competency,
                "/privacy",
                "/decisions",
                "/letters",
                "/your-data",
                "/your-data/erase",
                "/joining",
                "/prior-learning",
                "/prior-learning/" + competency,
                "/activities/" + activity + "/evidence",
                credential,
                credential + "/inside");
    }

    void instructor(String context, String subject) throws Exception {
        Readers.Launched instructor = launch(context, subject, "Instructor");
        UUID course = course(context);
        UUID map = one("SELECT id FROM course_map WHERE course_id = ?", course);
        UUID version = one("SELECT version_id FROM course_map WHERE course_id = ?", course);
        UUID activity = one("SELECT id FROM activity WHERE course_id = ?", course);
        UUID submission = one("SELECT id FROM submission WHERE course_id = ? LIMIT 1", course);
        UUID award = one("SELECT id FROM award WHERE course_id = ? ORDER BY awarded_at LIMIT 1", course);
        UUID open = one("SELECT id FROM award_case WHERE course_id = ? AND state = 'IN_REVIEW' LIMIT 1", course);
        UUID person = one("SELECT person_id FROM standing WHERE course_id = ? LIMIT 1", course);
        read(
                instructor,
                "",
                "/teach",
                "/teach/gradebook",
                "/teach/gradebook/file",
                "/teach/activities",
                "/teach/activities/" + activity + "/evidence",
                "/teach/activities/" + activity + "/submissions",
                "/teach/evidence",
                "/teach/prior-learning",
                "/teach/submissions/" + submission,
                "/teach/microcredentials",
                "/teach/microcredentials/" + version,
                "/teach/microcredentials/" + version + "/award",
                "/teach/microcredentials/" + version + "/partners",
                "/teach/pathways",
                "/teach/frameworks",
                "/teach/maps/" + map,
                "/teach/maps/" + map + "/class",
                "/teach/maps/" + map + "/sample",
                "/teach/maps/" + map + "/learners/" + person,
                "/teach/maps/" + map + "/simulator",
                "/teach/maps/" + map + "/simulator/learners/" + person,
                "/teach/maps/" + map + "/simulator/learners.csv",
                "/teach/maps/" + map + "/publish",
                "/teach/awards",
                "/teach/awards?page=1",
                "/teach/awards/" + award,
                "/teach/batches",
                "/teach/decisions",
                "/teach/decisions?page=2",
                "/teach/decisions/stale",
                "/teach/decisions/" + open);
        for (Inbox.Tray tray : Inbox.Tray.values()) {
            read(instructor, "/teach/decisions?tray=" + tray);
        }
    }

    void stranger() throws Exception {
        Map<String, Object> credential = jdbc.queryForMap("""
                SELECT c.id, c.status_list_id, c.institution_id, c.version_id FROM credential c
                 WHERE c.published AND c.id IN (SELECT id FROM first.credential) LIMIT 1""");
        for (String path : List.of(
                "/credentials/" + credential.get("id"),
                "/credentials/" + credential.get("id") + ".json",
                "/credentials/" + credential.get("id") + ".jwt",
                "/status/" + credential.get("status_list_id"),
                "/issuers/" + credential.get("institution_id"),
                "/achievements/" + credential.get("version_id"),
                "/.well-known/jwks.json",
                "/privacy")) {
            next.accept(path);
            cairn.clicker.read(path);
        }
    }

    /** Somebody who has no course any more comes by a letter. */
    void holder() throws Exception {
        cairn.context.getBean(Wishes.class).confirm(letter(QUESTION));
        String address = jdbc.queryForObject(
                "SELECT CAST(person_id AS VARCHAR) FROM letter_wish WHERE confirmed_at IS NOT NULL", String.class);
        Form form = new Form();
        form.open("/my");
        form.send("/my", Map.of("address", address + "@learners.example"));
        String link = letter(LINK);
        form.open(link);
        form.send(link, Map.of());
        String held = form.open("/my");
        assertThat(held).contains("/my/credentials/");
        Matcher credential = Pattern.compile("/my/credentials/\\w+").matcher(held);
        assertThat(credential.find()).isTrue();
        form.open(credential.group());
        form.open(credential.group() + "/inside");
    }

    void administrator() throws Exception {
        jdbc.update(
                "INSERT INTO administrator (id, username, password_hash, created_at) VALUES (?, 'walker', '{noop}walks everywhere', ?)",
                UUID.randomUUID(),
                OffsetDateTime.now(ZoneOffset.UTC));
        Form form = new Form();
        form.open("/admin/login");
        form.send("/admin/login", Map.of("username", "walker", "password", "walks everywhere"));
        UUID registration = jdbc.queryForObject("SELECT id FROM registration", UUID.class);
        for (String path : List.of(
                "/admin",
                "/admin/launches",
                "/admin/registrations/" + registration,
                "/admin/appeals",
                "/admin/audit",
                "/admin/audit?page=3",
                "/admin/audit/decisions.csv",
                "/admin/privacy",
                "/admin/joined",
                "/admin/keys",
                "/admin/issuer-keys",
                "/admin/work",
                "/admin/badges",
                "/admin/microcredentials",
                "/admin/connect")) {
            form.open(path);
        }
    }

    /** What runs by itself does so now, and once more for what it has begun. */
    void work() throws InterruptedException {
        next.accept("work");
        for (int i = 0; i < 2; i++) {
            jdbc.update("""
                    UPDATE scheduled_tasks SET execution_time = now(), version = version + 1
                     WHERE NOT picked AND execution_time BETWEEN now() AND now() + INTERVAL '20 hours'""");
            TimeUnit.SECONDS.sleep(4);
        }
    }

    /** Somebody has all that is held of them told, and then erased. */
    void erasure() throws Exception {
        next.accept("export");
        Map<String, Object> who = jdbc.queryForMap("""
                SELECT a.person_id, a.institution_id FROM award a JOIN course c ON c.id = a.course_id
                 WHERE c.context_id = ? AND a.state = 'REVOKED'""", FirstCourse.CONTEXT);
        PersonId person = new PersonId((UUID) who.get("person_id"));
        InstitutionId institution = new InstitutionId((UUID) who.get("institution_id"));
        UUID administrator = UUID.randomUUID();
        Files.delete(cairn.context
                .getBean(Exports.class)
                .write(institution, person, new Actor(Actor.Kind.ADMINISTRATOR, administrator)));
        next.accept("erasure");
        cairn.context.getBean(Erasures.class).erase(institution, person, administrator, "They have asked for it.");
    }

    /** The first letter that has something of this kind. */
    private String letter(Pattern what) throws InterruptedException {
        while (true) {
            String letter = cairn.mail.received(60);
            assertThat(letter).as("a letter with %s", what).isNotNull();
            Matcher found = what.matcher(letter.replace("=\n", "").replace("=3D", "="));
            if (found.find()) {
                return found.group(1);
            }
        }
    }

    private Readers.Launched launch(String context, String subject, String role) throws Exception {
        next.accept("launch of " + role);
        return cairn.clicker.launch(FirstCourse.somebody(cairn.platform, subject, role, context));
    }

    private void read(Readers.Launched launched, String... paths) throws Exception {
        for (String path : paths) {
            next.accept("/l/…" + path);
            cairn.clicker.read(launched, path);
        }
    }

    private UUID course(String context) {
        return jdbc.queryForObject("SELECT id FROM course WHERE context_id = ?", UUID.class, context);
    }

    private UUID one(String sql, Object of) {
        return jdbc.queryForObject(sql, UUID.class, of);
    }

    /** A browser without a course, in which forms are sent. */
    private final class Form {
        private final Map<String, String> cookies = new LinkedHashMap<>();
        private String token = "";

        String open(String path) throws Exception {
            next.accept(path);
            HttpResponse<String> answer = cairn.clicker.get(cairn.address.resolve(path), all());
            keep(answer);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            Matcher found = TOKEN.matcher(answer.body());
            token = found.find() ? found.group(1) : token;
            return answer.body();
        }

        void send(String path, Map<String, String> fields) throws Exception {
            next.accept("to " + path);
            Map<String, String> whole = new LinkedHashMap<>(fields);
            whole.put("_csrf", token);
            HttpResponse<String> answer = cairn.clicker.post(cairn.address.resolve(path), whole, all());
            keep(answer);
            assertThat(answer.statusCode()).as(path).isIn(302, 303);
        }

        private void keep(HttpResponse<?> answer) {
            answer.headers().allValues("Set-Cookie").forEach(set -> {
                String pair = set.split(";", 2)[0];
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            });
        }

        private String all() {
            return cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
        }
    }
}
