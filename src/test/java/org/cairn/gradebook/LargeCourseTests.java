package org.cairn.gradebook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cairn.course.Roster;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** S9 in small: 20,000 members and a line item with 20,000 results. {@code ReadingBenchmark} is the same in large. */
class LargeCourseTests extends MoodleContract {

    private static final int MEMBERS = 20_000;
    private static final int RESULTS = 20_000;
    private static final int PAGE = 500;

    @Autowired
    CollectionPass pass;

    @Autowired
    Roster roster;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        reachMoodle(registry);
        TestDatabase.POSTGRESQL.offer(registry);
    }

    @Test
    void isReadPageByPageAndASecondTimeNothingIsWritten() {
        columnNine();
        pages(MEMBERSHIPS, "?", MEMBERS, "{\"members\":[%s]}", i -> """
                {"user_id":"u%d","roles":["Learner"],"name":"Learner Number %1$d"}""".formatted(i));
        pages(COLUMN + "/results?type_id=1", "&", RESULTS, "[%s]", i -> """
                {"userId":"u%d","resultScore":%d,"resultMaximum":50,"timestamp":"2026-11-23T18:47:17+00:00"}""".formatted(i, i % 51));

        pass.collect(course.id());

        assertThat(gradebook.collection(course.id()).failure()).isEmpty();
        assertThat(roster.learners(course.id())).hasSize(MEMBERS);
        assertThat(rows("result")).isEqualTo(RESULTS);
        assertThat(heard.events)
                .singleElement()
                .satisfies(event -> assertThat(event.persons()).hasSize(RESULTS));

        pass.collect(course.id());

        assertThat(rows("result")).isEqualTo(RESULTS);
        assertThat(heard.events).hasSize(1);
    }

    private void pages(String address, String glue, int rows, String list, IntFunction<String> row) {
        for (int from = 0; from < rows; from += PAGE) {
            String here = from == 0 ? address : address + glue + "from=" + from;
            String next = from + PAGE < rows
                    ? "<" + MOODLE.at(address + glue + "from=" + (from + PAGE)) + ">; rel=\"next\""
                    : "";
            String body = IntStream.range(from, Math.min(rows, from + PAGE))
                    .mapToObj(row)
                    .collect(Collectors.joining(","));
            MOODLE.server()
                    .stubFor(get(urlEqualTo(here))
                            .willReturn(aResponse().withHeader("Link", next).withBody(list.formatted(body))));
        }
    }
}
