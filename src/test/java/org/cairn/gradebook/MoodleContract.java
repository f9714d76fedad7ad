package org.cairn.gradebook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cairn.testing.RecordedMoodle;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The gradebook in front of what a real Moodle answered. Each subclass says which database. */
@SpringBootTest
@ActiveProfiles("test")
@Import(MoodleContract.Heard.class)
public abstract class MoodleContract {

    protected static final RecordedMoodle MOODLE = new RecordedMoodle();

    protected static final String LINE_ITEMS = "/mod/lti/services.php/2/lineitems?type_id=1";
    protected static final String MEMBERSHIPS = "/mod/lti/services.php/CourseSection/2/bindings/1/memberships";
    protected static final String COLUMN = "/mod/lti/services.php/2/lineitems/9/lineitem";
    protected static final String LINE_ITEMS_TYPE = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    protected static final String RESULTS_TYPE = "application/vnd.ims.lis.v2.resultcontainer+json";

    @Autowired
    protected Gradebook gradebook;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    private CollectionPass wholePass;

    @Autowired
    Heard heard;

    protected GivenCourse course;

    protected static void reachMoodle(DynamicPropertyRegistry registry) {
        registry.add("cairn.outbound.plain-http-origins", MOODLE::origin);
    }

    @TestConfiguration
    static class Heard {
        final List<ResultsRecorded> events = new ArrayList<>();

        @EventListener
        void on(ResultsRecorded event) {
            events.add(event);
        }
    }

    @BeforeEach
    void aCourseInMoodle() {
        MOODLE.reset();
        MOODLE.replays("svc-101-token", "svc-76-nrps");
        heard.events.clear();
        course = GivenCourse.in(jdbc, MOODLE.origin(), MOODLE.at(LINE_ITEMS), MOODLE.at(MEMBERSHIPS));
    }

    /** The platform lists column 9, with a maximum of 50, and nothing else. */
    protected void columnNine() {
        answer(LINE_ITEMS, LINE_ITEMS_TYPE, """
                [{"id":"%s%s?type_id=1","label":"Tool column","scoreMaximum":50,"resourceId":"","tag":""}]
                """.formatted(MOODLE.origin(), COLUMN));
    }

    protected void noResultsIn(String... columns) {
        for (String column : columns) {
            answer("/mod/lti/services.php/2/lineitems/" + column + "/lineitem/results?type_id=1", RESULTS_TYPE, "[]");
        }
    }

    protected void answer(String pathAndQuery, String type, String body) {
        MOODLE.server()
                .stubFor(get(urlEqualTo(pathAndQuery))
                        .willReturn(aResponse().withHeader("Content-Type", type).withBody(body)));
    }

    /** A pass over a course, now. */
    protected void collect(GivenCourse given) {
        wholePass.collect(given.id());
    }

    /** What stands for each platform user, in the order of their ids. */
    List<Map.Entry<String, String>> scores() {
        Map<Object, String> subjects =
                jdbc.sql("SELECT person_id, subject FROM platform_identity").query().listOfRows().stream()
                        .collect(Collectors.toMap(row -> row.get("person_id"), row -> (String) row.get("subject")));
        return gradebook.results(course.id()).stream()
                .map(result ->
                        Map.entry(String.valueOf(subjects.get(result.person().value())), text(result)))
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .toList();
    }

    private static String text(Result result) {
        BigDecimal score = result.score();
        return score == null ? result.status().name() : score + "/" + result.maximum();
    }

    protected int rows(String table) {
        String of = table.equals("result")
                ? "SELECT count(*) FROM result r JOIN line_item l ON l.id = r.line_item_id WHERE l.course_id = :course"
                : "SELECT count(*) FROM " + table + " WHERE course_id = :course";
        return jdbc.sql(of)
                .param("course", course.id().value())
                .query(Integer.class)
                .single();
    }
}
