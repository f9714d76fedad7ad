package org.cairn.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A class gets in, a flood does not, and a header does not change who floods. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@AutoConfigureMockMvc
@DirtiesContext
class RateLimitTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    void aBucketGivesItsBurstAndFillsAgain() {
        Buckets buckets = new Buckets(10, Duration.ofMinutes(1), 100);
        for (int i = 0; i < 10; i++) {
            assertThat(buckets.take("a", 0)).isZero();
        }
        assertThat(buckets.take("a", 0)).isEqualTo(Duration.ofSeconds(6));
        assertThat(buckets.take("b", 0)).isZero();
        assertThat(buckets.take("a", Duration.ofSeconds(6).toNanos())).isZero();
        assertThat(buckets.take("a", Duration.ofSeconds(6).toNanos())).isEqualTo(Duration.ofSeconds(6));
        assertThat(buckets.take("a", Duration.ofHours(1).toNanos())).isZero();
    }

    @Test
    void memoryIsBoundedHoweverManyCome() {
        Buckets buckets = new Buckets(2, Duration.ofMinutes(1), 1_000);
        buckets.take("steady", 0);
        for (int i = 0; i < 100_000; i++) {
            buckets.take("passing " + i, i);
            if (i % 500 == 0) {
                buckets.take("steady", i);
            }
        }
        assertThat(buckets.size()).isEqualTo(1_000);
        assertThat(buckets.take("steady", 100_000))
                .as("who stays is remembered")
                .isPositive();
    }

    @Test
    void aClassOfThreeHundredBehindOneAddressLogsInTwiceWithinAMinute() throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            answers.add(login("198.51.100.7", "2001:db8::1").getStatus());
        }
        assertThat(answers).doesNotContain(429);
    }

    @Test
    void aFloodIsTurnedAwayWithAPageAndATime() throws Exception {
        MockHttpServletResponse last = null;
        for (int i = 0; i < 1300 && (last == null || last.getStatus() != 429); i++) {
            last = login("198.51.100.8", "203.0.113." + i % 250);
        }
        assertThat(last.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(last.getHeader("Retry-After"))).isBetween(1, 60);
        assertThat(last.getContentAsString())
                .contains("This was asked for too often")
                .contains("Try again in");
        assertThat(last.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(last.getHeader("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(login("198.51.100.9", null).getStatus()).as("somebody else").isNotEqualTo(429);
    }

    @Test
    void aForgedForwardedAddressDoesNotResetTheLimit() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            // What the proxy appends is believed, because it comes from a trusted neighbour; what the client wrote is
            // not.
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/verify"))
                    .header("X-Forwarded-For", "10.9." + i + ".1, 192.0." + i + ".7, 203.0.113.77")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            refused +=
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isBetween(60, 80);
    }

    @Test
    void whoeverAsksForLinksByTheHundredOrGuessesThemIsSlowed() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (String door : List.of("/my", "/my/links/guessed")) {
            int refused = 0;
            for (int i = 0; i < 100; i++) {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + door))
                        .header("X-Forwarded-For", "203.0.113." + (door.length() + 80))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
                refused += client.send(request, HttpResponse.BodyHandlers.discarding())
                                        .statusCode()
                                == 429
                        ? 1
                        : 0;
            }
            assertThat(refused).as(door).isBetween(20, 40);
        }
    }

    @Test
    void guessingAPasswordIsSlowedAndTheOwnerStillGetsIn() throws Exception {
        String name = "owner-" + UUID.randomUUID();
        jdbc.sql("INSERT INTO administrator (id, username, password_hash, created_at) VALUES (?, ?, ?, ?)")
                .params(UUID.randomUUID(), name, "{noop}right and long", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        List<Integer> guesses = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            guesses.add(signIn(name, "guess " + i, "198.51.100.20").getStatus());
        }
        assertThat(guesses.subList(0, 10)).doesNotContain(429);
        assertThat(guesses.subList(10, 15)).containsOnly(429);
        assertThat(signIn(name, "right and long", "198.51.100.20").getStatus())
                .as("the guesser waits")
                .isEqualTo(429);
        assertThat(signIn(name, "right and long", "198.51.100.21").getHeader("Location"))
                .as("the owner elsewhere does not")
                .endsWith("/admin");
    }

    private MockHttpServletResponse login(String address, String forwarded) throws Exception {
        var request = MockMvcRequestBuilders.get("/lti/login").with(it -> {
            it.setRemoteAddr(address);
            return it;
        });
        if (forwarded != null) {
            request.header("X-Forwarded-For", forwarded);
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    private MockHttpServletResponse signIn(String name, String password, String address) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.post("/admin/login")
                        .param("username", name)
                        .param("password", password)
                        .with(csrf())
                        .with(it -> {
                            it.setRemoteAddr(address);
                            return it;
                        }))
                .andReturn()
                .getResponse();
    }
}
