package org.cairn.gradebook;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.cairn.attainment.Attainments;
import org.cairn.competency.Competency;
import org.cairn.load.Figure;
import org.cairn.load.Ledger;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.MemoryPools;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What it costs to read, store and evaluate the grades of a very large course: 5,000 learners by 200 line items, from an AGS
 * server in this process that answers from memory. Three passes: everything is new, nothing is new, one result in a thousand
 * is. The results are a function of learner and line item, so that what must come of them is known. One line item has a
 * minimum that nobody reaches, so that no award is made; with {@code -Dawards=true} everybody does who reaches the rest.
 *
 * <pre>./mvnw test -Dtest=GradesBenchmark -Dtest.excluded=none \
 *   -Dtest.jvm="-Xmx512m -XX:+EnableDynamicAgentLoading -Dlearners=5000 -Ditems=200 -Ddatabase=POSTGRESQL"</pre>
 */
@Tag("benchmark")
@Tag("load")
@SpringBootTest
@ActiveProfiles("test")
class GradesBenchmark {

    private static final int LEARNERS = Integer.getInteger("learners", 5_000);
    private static final int ITEMS = Integer.getInteger("items", 200);
    private static final boolean AWARDS = Boolean.getBoolean("awards");
    private static final String HARD = "Task 0";
    private static final int PAGE = 1_000;
    private static final Ags SERVER = new Ags();

    private final List<Figure> figures = new ArrayList<>();

    @Autowired
    CollectionPass pass;

    @Autowired
    Gradebook gradebook;

    @Autowired
    Attainments attainments;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Microcredentials microcredentials;

    @Autowired
    CourseMaps maps;

    @Autowired
    Publication publication;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("cairn.outbound.plain-http-origins", SERVER::origin);
        TestDatabase.valueOf(System.getProperty("database", "POSTGRESQL")).offer(registry);
    }

    @Test
    void readsStoresAndEvaluates() {
        GivenCourse course = GivenCourse.in(
                jdbc,
                SERVER.origin(),
                URI.create(SERVER.origin() + "/items"),
                URI.create(SERVER.origin() + "/members"));
        SERVER.results = false;
        measured("the members and the line items", course, 1);
        publish(course);
        SERVER.results = true;
        measured("everything is new", course, LEARNERS * ITEMS);
        measured("nothing is new", course, LEARNERS * ITEMS);
        SERVER.changed = 1_000;
        measured("one in a thousand is new", course, LEARNERS * ITEMS);
        System.out.printf(
                Locale.ROOT,
                "%d results, %d competencies met, %d awards%n",
                jdbc.sql("SELECT count(*) FROM newest_result")
                        .query(Integer.class)
                        .single(),
                jdbc.sql("SELECT count(*) FROM attainment WHERE state = 'MET'")
                        .query(Integer.class)
                        .single(),
                jdbc.sql("SELECT count(*) FROM award").query(Integer.class).single());
        Ledger.note(figures);
    }

    private void publish(GivenCourse course) {
        PersonId teacher = jdbc.sql("SELECT person_id FROM platform_identity WHERE subject = 'teacher'")
                .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
                .single();
        Visitor instructor = new Visitor(
                new LaunchId(UUID.randomUUID()),
                course.institution(),
                course.id(),
                teacher,
                Set.of(Role.INSTRUCTOR),
                Locale.CANADA);
        MicrocredentialVersion version = microcredentials.publish(
                instructor, microcredentials.take(instructor, "fall-protection").id());
        CourseMap map = maps.open(instructor, version.id());
        List<Competency> competencies = version.definition().competencies();
        List<LineItem> items = gradebook.evidence(course.id());
        for (int i = 0; i < items.size(); i++) {
            Competency competency = competencies.get(i % competencies.size());
            maps.map(
                    instructor,
                    map.id(),
                    new Mapping(
                            items.get(i).id(),
                            competency.id(),
                            competency
                                    .criteria()
                                    .get(i
                                            / competencies.size()
                                            % competency.criteria().size())
                                    .id(),
                            BigDecimal.ONE,
                            items.get(i).label().equals(HARD),
                            items.get(i).label().equals(HARD) ? new BigDecimal("0.5") : null));
        }
        publication.publish(instructor, map.id());
        attainments.evaluateNow(course.id());
    }

    private void measured(String what, GivenCourse course, int results) {
        MemoryPools.reset();
        long cpu = cpu();
        long began = System.nanoTime();
        pass.collect(course.id());
        double read = (System.nanoTime() - began) / 1e9;
        attainments.evaluateNow(course.id());
        double all = (System.nanoTime() - began) / 1e9;
        if (results > 1) {
            double each = (cpu() - cpu) / 1e3 / results;
            figures.add(Figure.of("CPU per result", AWARDS ? what + ", with awards" : what, "µs", each));
        }
        System.out.printf(
                Locale.ROOT,
                "%s: read and stored in %.1f s, evaluated in %.1f s more; %.0f results/s; %.1f CPU s; %d MB of heap at most;"
                        + " %d calls; %s%n",
                what,
                read,
                all - read,
                results / all,
                (cpu() - cpu) / 1e9,
                MemoryPools.most() >> 20,
                SERVER.calls(),
                gradebook.collection(course.id()).failure().orElse("whole"));
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** An AGS and NRPS server that answers as fast as it can write. */
    private static final class Ags {
        private final HttpServer server;
        private volatile boolean results;
        private volatile int changed;
        private final AtomicInteger calls = new AtomicInteger();

        Ags() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/", this::answer);
            server.start();
        }

        String origin() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        int calls() {
            return calls.getAndSet(0);
        }

        private void answer(HttpExchange exchange) throws IOException {
            calls.incrementAndGet();
            String path = exchange.getRequestURI().getPath();
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            int from = query.startsWith("from=") ? Integer.parseInt(query.substring(5)) : 0;
            StringBuilder body = new StringBuilder(PAGE * 120);
            if (path.endsWith("/token.php")) {
                body.append("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
            } else if (path.equals("/members")) {
                body.append("{\"members\":[{\"user_id\":\"teacher\",\"roles\":[\"Instructor\"]}");
                for (int i = 0; i < LEARNERS; i++) {
                    body.append(",{\"user_id\":\"l").append(i).append("\",\"roles\":[\"Learner\"]}");
                }
                body.append("]}");
            } else if (path.equals("/items")) {
                for (int i = 0; i < ITEMS; i++) {
                    body.append(i == 0 ? "[" : ",")
                            .append("{\"id\":\"%s/items/%d\",\"label\":\"Task %2$d\",\"scoreMaximum\":100}"
                                    .formatted(origin(), i));
                }
                body.append(']');
            } else {
                int item = Integer.parseInt(path.split("/", -1)[2]);
                int to = results ? Math.min(LEARNERS, from + PAGE) : from;
                for (int i = from; i < to; i++) {
                    body.append(i == from ? "[" : ",")
                            .append("{\"id\":\"")
                            .append(origin())
                            .append(path)
                            .append('/')
                            .append(i)
                            .append("\",\"userId\":\"l")
                            .append(i)
                            .append("\",\"resultScore\":")
                            .append(score(item, i))
                            .append(",\"resultMaximum\":100}");
                }
                body.append(to == from ? "[]" : "]");
                if (to < LEARNERS && results) {
                    exchange.getResponseHeaders()
                            .add("Link", "<" + origin() + path + "?from=" + to + ">; rel=\"next\"");
                }
            }
            byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }

        private int score(int item, int learner) {
            if (item == 0 && !AWARDS) {
                return 40;
            }
            int base = Math.min(100, 55 + learner % 40 + (item * 31 + learner * 17) % 20);
            return changed > 0 && (item * LEARNERS + learner) % changed == 0 ? base - 1 : base;
        }
    }
}
