package org.cairn.credential.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.competency.Level;
import org.cairn.credential.CredentialWork;
import org.cairn.credential.Credentials;
import org.cairn.gradebook.GivenCourse;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What it costs to show a credential to somebody: the page and the document, asked for the first time and by the tag of what is
 * known already; and the status list that stands behind both. Readers sit in the same process; the CPU time of their threads
 * is not counted.
 *
 * <pre>./mvnw test -Dtest=CredentialPageBenchmark -Dtest.excluded=none -Dtest.jvm="-Xmx512m -XX:+EnableDynamicAgentLoading"</pre>
 */
@Tag("benchmark")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class CredentialPageBenchmark {

    private static final int CREDENTIALS = 50;
    private static final int AT_ONCE = 4;
    private static final int SECONDS = Integer.getInteger("seconds", 10);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Microcredentials microcredentials;

    @Autowired
    Credentials credentials;

    @Autowired
    CredentialWork work;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.POSTGRESQL.offer(registry);
    }

    @Test
    void readers() throws Exception {
        List<String> pages = publish();
        String list = jdbc.sql("SELECT id FROM status_list")
                .query((row, number) -> "/status/" + row.getObject("id", UUID.class))
                .single();
        measured("the page, warming up", pages, "text/html", How.NEW);
        measured("the page, made", pages, "text/html", How.NEW);
        measured("the page", pages, "text/html", How.AGAIN);
        measured("the page, by its tag", pages, "text/html", How.BY_TAG);
        measured("the document", pages, "application/vc+ld+json", How.AGAIN);
        measured("the document, by its tag", pages, "application/vc+ld+json", How.BY_TAG);
        measured("the status list", List.of(list), "application/vc+ld+json", How.AGAIN);
        measured("the status list, by its tag", List.of(list), "application/vc+ld+json", How.BY_TAG);
    }

    /** How it is asked for. */
    private enum How {
        /** In words that nobody has asked with before, so that nothing can have been kept of the answer. */
        NEW,
        /** By somebody who has not seen it, and others have. */
        AGAIN,
        /** By somebody who has it. */
        BY_TAG
    }

    private void measured(String what, List<String> paths, String accept, How how) throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE);
        long cpu = cpu();
        long began = System.nanoTime();
        try {
            List<Future<Reader>> running = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                Reader reader = new Reader(accept, how);
                running.add(readers.submit(() -> reader.read(paths)));
            }
            int answers = 0;
            int known = 0;
            long mine = 0;
            for (Future<Reader> one : running) {
                answers += one.get().answers;
                known += one.get().known;
                mine += one.get().cpu;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,.0f a second, %.2f ms of CPU each, %.0f %% by the tag%n",
                    what,
                    answers / ((System.nanoTime() - began) / 1e9),
                    (cpu() - cpu - mine) / 1e6 / answers,
                    100.0 * known / answers);
        } finally {
            readers.shutdownNow();
        }
    }

    private List<String> publish() {
        URI lms = URI.create("http://127.0.0.1:1");
        GivenCourse course = GivenCourse.in(jdbc, lms.toString(), lms, lms);
        MicrocredentialVersion version = version(course);
        work.withKeys(course.institution());
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < CREDENTIALS; i++) {
            PersonId person = person(course);
            AwardId award = award(course, version, person);
            work.sign(award);
            String id = String.valueOf(credentials.ofAward(award).orElseThrow().id());
            credentials.publish(visitor(course, person, Role.LEARNER).holder(), id, "Amélie " + i);
            paths.add("/credentials/" + id);
        }
        return paths;
    }

    private MicrocredentialVersion version(GivenCourse course) {
        Visitor instructor = visitor(course, person(course), Role.INSTRUCTOR);
        return microcredentials.publish(
                instructor, microcredentials.take(instructor, "fall-protection").id());
    }

    private PersonId person(GivenCourse course) {
        PersonId person = new PersonId(UUID.randomUUID());
        jdbc.sql("INSERT INTO person (id, institution_id, keeper_id, created_at) VALUES (?, ?, ?, ?)")
                .params(
                        person.value(),
                        course.institution().value(),
                        person.value(),
                        OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        return person;
    }

    private AwardId award(GivenCourse course, MicrocredentialVersion version, PersonId person) {
        AwardId award = new AwardId(UUID.randomUUID());
        List<Award.AchievedLevel> levels = version.definition().requirements().stream()
                .map(requirement -> {
                    List<Level> scale = requirement.competency().scale().levels();
                    return new Award.AchievedLevel(
                            requirement.competency().id(),
                            scale.get(scale.size() - 1).id());
                })
                .toList();
        jdbc.sql("""
                        INSERT INTO award (institution_id, id, microcredential_id, version_id, course_id, person_id,
                          holder_id, cycle, state, active_key, awarded_at, levels, snapshot, snapshot_hash)
                        VALUES (:institution, :id, :microcredential, :version, :course, :person, :person, 1, 'ISSUED',
                          :key, now(), :levels, '{}', :hash)""")
                .param("institution", course.institution().value())
                .param("id", award.value())
                .param("microcredential", version.microcredential().value())
                .param("version", version.id().value())
                .param("course", course.id().value())
                .param("person", person.value())
                .param("key", version.microcredential().toString())
                .param("levels", org.cairn.microcredential.Frozen.of(levels).json())
                .param("hash", "0".repeat(64))
                .update();
        return award;
    }

    private static Visitor visitor(GivenCourse course, PersonId person, Role role) {
        return new Visitor(
                new LaunchId(UUID.randomUUID()),
                course.institution(),
                course.id(),
                person,
                Set.of(role),
                Locale.CANADA);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** One connection that is kept, and as little work as possible. */
    private final class Reader {

        private final String accept;
        private final How how;
        private final Map<String, String> tags = new HashMap<>();
        private int answers;
        private int known;
        private long cpu;

        Reader(String accept, How how) {
            this.accept = accept;
            this.how = how;
        }

        Reader read(List<String> paths) throws IOException {
            long before = THREADS.getCurrentThreadCpuTime();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            for (int i = 0; System.nanoTime() < end; ) {
                // Tomcat ends a connection after 100 answers.
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                        InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
                    for (int most = i + 100; i < most && System.nanoTime() < end; i++) {
                        ask(paths.get(i % paths.size()), socket.getOutputStream(), in);
                    }
                }
            }
            cpu = THREADS.getCurrentThreadCpuTime() - before;
            return this;
        }

        private void ask(String path, OutputStream out, InputStream in) throws IOException {
            String tag = how == How.BY_TAG ? tags.get(path) : null;
            String asked = how == How.NEW ? path + "?anew=" + UUID.randomUUID() : path;
            String request = "GET " + asked + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAccept: " + accept + "\r\n"
                    + (tag == null ? "" : "If-None-Match: " + tag + "\r\n") + "\r\n";
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            String status = line(in);
            assertThat(status).matches("HTTP/1.1 (200|304).*");
            answers++;
            known += status.contains(" 304") ? 1 : 0;
            body(path, status, in);
        }

        private void body(String path, String status, InputStream in) throws IOException {
            int length = status.contains(" 304") ? 0 : -1;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                @Nullable String etag = value(header, "etag");
                @Nullable String size = value(header, "content-length");
                if (etag != null) {
                    tags.put(path, etag);
                }
                if (size != null && length != 0) {
                    length = Integer.parseInt(size);
                }
            }
            if (length >= 0) {
                in.skipNBytes(length);
            } else {
                for (int chunk = chunk(in); chunk > 0; chunk = chunk(in)) {
                    in.skipNBytes(chunk + 2L);
                }
                in.skipNBytes(2);
            }
        }

        private static int chunk(InputStream in) throws IOException {
            return Integer.parseInt(line(in), 16);
        }

        private static @Nullable String value(String header, String name) {
            return header.regionMatches(true, 0, name + ":", 0, name.length() + 1)
                    ? header.substring(name.length() + 1).strip()
                    : null;
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the connection ended");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }
}
