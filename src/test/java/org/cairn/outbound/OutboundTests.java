package org.cairn.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.observation.ObservationRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.cairn.shared.PublicAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** S3, S8, S10 and S12: whatever answers, Cairn reads no more, waits no longer and goes nowhere else than it meant to. */
@Timeout(30)
class OutboundTests {

    private static final int MOST = 100_000;
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    /** What the two ends of a socket may hold between them. */
    private static final long IN_FLIGHT = 12_000_000;

    @Test
    void aRedirectIsNotFollowed() {
        try (RawServer inside = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                RawServer lms = RawServer.saying("HTTP/1.1 302 Found\r\nLocation: " + inside.origin()
                        + "/secret\r\nContent-Length: 0\r\n\r\n")) {
            OutboundAnswer answer = outbound(2, lms, inside).send(get(lms));

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.isSuccess()).isFalse();
            assertThat(lms.requests).hasSize(1);
            assertThat(inside.requests).isEmpty();
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsNotReadToItsEnd() {
        try (RawServer lms = new RawServer(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 15_000; i++) {
                out.write(new byte[65_536]);
            }
        })) {
            assertTooLarge(lms);
            assertThat(lms.written.get()).isLessThan(MOST + IN_FLIGHT);
        }
    }

    @Test
    void anAnswerOfEndlessChunksIsNotReadToItsEnd() {
        try (RawServer lms = new RawServer(out -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            byte[] chunk = ("4000\r\n" + "x".repeat(0x4000) + "\r\n").getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 60_000; i++) {
                out.write(chunk);
            }
        })) {
            assertTooLarge(lms);
            assertThat(lms.written.get()).isLessThan(MOST + IN_FLIGHT);
        }
    }

    @Test
    void aCompressedBombIsNotInflated() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            zip.write(new byte[50_000_000]);
        }
        assertThat(bomb.size()).isLessThan(MOST);
        try (RawServer lms = new RawServer(out -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(bomb.toByteArray());
        })) {
            OutboundAnswer answer = outbound(2, lms).send(get(lms));

            assertThat(answer.body().length()).isLessThanOrEqualTo(bomb.size());
            assertThat(lms.requests.get(0).toLowerCase(Locale.ROOT)).doesNotContain("accept-encoding");
        }
    }

    @Test
    void aFloodOfHeadersIsNotReadToItsEnd() {
        try (RawServer lms = new RawServer(out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 3_000_000; i++) {
                out.write(("X-" + i + ": flood\r\n").getBytes(StandardCharsets.UTF_8));
            }
        })) {
            assertNoAnswer(lms);
            assertThat(lms.written.get()).isLessThan(IN_FLIGHT);
        }
    }

    @Test
    void aHeaderWithoutEndIsNotReadToItsEnd() {
        try (RawServer lms = new RawServer(out -> {
            out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 5_000; i++) {
                out.write("x".repeat(65_536).getBytes(StandardCharsets.UTF_8));
            }
        })) {
            assertNoAnswer(lms);
            assertThat(lms.written.get()).isLessThan(IN_FLIGHT);
        }
    }

    @Test
    void interimAnswersWithoutEndAreGivenUpAtTheDeadline() {
        try (RawServer lms = new RawServer(out -> {
            while (true) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            }
        })) {
            assertNoAnswer(lms);
        }
    }

    @Test
    void aPlatformThatSendsAByteNowAndThenIsGivenUpAtTheDeadline() {
        try (RawServer lms = new RawServer(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 900; i++) {
                out.write('x');
                out.flush();
                pause(300);
            }
        })) {
            long began = System.nanoTime();
            assertNoAnswer(lms);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(DEADLINE.multipliedBy(4));
        }
    }

    @Test
    void aPlatformThatDribblesItsHeadersIsGivenUpAtTheDeadline() {
        try (RawServer lms = new RawServer(out -> {
            for (int i = 0; i < 900; i++) {
                out.write('H');
                out.flush();
                pause(300);
            }
        })) {
            assertNoAnswer(lms);
        }
    }

    @Test
    void whatBreaksOffIsNoAnswer() {
        try (RawServer lms = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf of it")) {
            assertNoAnswer(lms);
        }
        try (RawServer lms = RawServer.saying("SSH-2.0-OpenSSH_9.2\r\n")) {
            assertNoAnswer(lms);
        }
    }

    @Test
    void aPlatformThatDoesNotAnswerKeepsNobodyElseWaiting() {
        try (RawServer slow = RawServer.silent();
                RawServer quick =
                        RawServer.saying("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok")) {
            Outbound outbound = outbound(2, slow, quick);
            List<CompletableFuture<Void>> waiting = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> outbound.send(get(slow)), task -> new Thread(task).start()))
                    .toList();

            for (int i = 0; i < 20; i++) {
                assertThat(outbound.send(get(quick)).body()).isEqualTo("ok");
            }

            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            assertThat(slow.requests).hasSizeLessThanOrEqualTo(2);
            for (CompletableFuture<Void> one : waiting) {
                assertThatThrownBy(one::join)
                        .hasMessageMatching(".*(PLATFORM_FAILED outbound.no-answer|UNAVAILABLE outbound.busy)");
            }
        }
    }

    @Test
    void aTokenIsInNoTextThatAnybodyMightLog() {
        OutboundRequest request = new OutboundRequest(
                "lane",
                HttpMethod.POST,
                URI.create("https://lms.example/token?secret=1"),
                Map.of("Authorization", "Bearer very-secret"),
                "client_assertion=very-secret");
        OutboundAnswer answer = new OutboundAnswer(200, "OK", new HttpHeaders(), "{\"access_token\":\"very-secret\"}");

        assertThat(request + " " + answer).doesNotContain("secret").contains("lms.example/token");
    }

    /** The other side takes its time. */
    private static void pause(int millis) throws IOException {
        try {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void assertNoAnswer(RawServer lms) {
        assertThatThrownBy(() -> outbound(2, lms).send(get(lms))).hasMessage("PLATFORM_FAILED outbound.no-answer");
    }

    /** Said by itself: whoever asks for less may get an answer. */
    private static void assertTooLarge(RawServer lms) {
        assertThatThrownBy(() -> outbound(2, lms).send(get(lms))).hasMessage("PLATFORM_FAILED outbound.too-large");
    }

    private static OutboundRequest get(RawServer server) {
        return OutboundRequest.get(server.origin(), server.at("/page"), "application/json");
    }

    private static Outbound outbound(int lane, RawServer... servers) {
        List<URI> origins = List.of(servers).stream()
                .map(server -> URI.create(server.origin()))
                .toList();
        OutboundLimits limits =
                new OutboundLimits(origins, MOST, Duration.ofSeconds(1), Duration.ofSeconds(1), DEADLINE, lane);
        return new Outbound(
                limits,
                new PublicAddress("http://localhost:8080"),
                SystemDefaultDnsResolver.INSTANCE,
                ObservationRegistry.NOOP);
    }
}
