package org.cairn.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.cairn.connection.ServicePages.ServiceLinks;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.platform.RegistrationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

/** S7, and the shapes in which platforms name the next page. */
class ServicePagesTests {

    private static final URI PAGE = URI.create("https://lms.example/items?type_id=1");
    private static final URI NEXT = URI.create("https://lms.example/items?type_id=1&from=1");
    private static final ServiceCall CALL = ServiceCall.get(PAGE, Set.of(), Set.of(), "x/y");
    private static final RegistrationId MOODLE = new RegistrationId(UUID.randomUUID());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://lms.example/items?type_id=1&from=1>; rel=\"next\"",
                "<https://lms.example/items?type_id=1&from=1>; rel=next",
                "<https://lms.example/items?type_id=1&from=1>;rel='next'",
                "<https://lms.example/items?type_id=1&amp;from=1>; rel=“next”",
                "<https://lms.example/items?type_id=1&from=1>; title=\"a\"; REL=\"prefetch NEXT\"",
                "</items?type_id=1&from=1>; rel=\"next\"",
                "<?type_id=1&from=1>; rel=\"next\"",
                "<items?type_id=1&from=1>; rel=\"next\"",
                "<https://lms.example/0>; rel=\"first\", <https://lms.example/items?type_id=1&from=1>; rel=\"next\"",
            })
    void everyKnownSpellingIsUnderstood(String header) {
        assertThat(ServiceLinks.next(link(header), PAGE)).contains(NEXT);
    }

    @Test
    void typographicQuotesAreUnderstoodAsAnHttpClientHandsThemOver() {
        String header = "<https://lms.example/items?type_id=1&amp;from=1>; rel=“next”";
        String asRead = new String(header.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(ServiceLinks.next(link(asRead), PAGE)).contains(NEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://lms.example/1>; rel=\"first\"",
                "<https://lms.example/1>; rel=\"nextish\"",
                "<https://lms.example/1>; rel=\"prev\"; title=\"next\"",
                "https://lms.example/1; rel=next",
                "",
            })
    void otherLinksAreNotNext(String header) {
        assertThat(ServiceLinks.next(link(header), PAGE)).isEmpty();
    }

    @Test
    void pagesAreReadInOrderToTheLast() {
        List<String> read = new ArrayList<>();

        reader("<?page=2>; rel=next", "<?page=3>; rel=next", "").read(MOODLE, CALL, read::add);

        assertThat(read).containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<http://lms.example/items?type_id=1>; rel=next",
                "<https://evil.example/items>; rel=next",
                "<https://lms.example:8443/items>; rel=next",
                "<//evil.example/items>; rel=next",
                "<ht tp://nonsense>; rel=next",
            })
    void theTokenGoesToNoOtherOrigin(String header) {
        assertThatThrownBy(() -> reader(header, "").read(MOODLE, CALL, page -> {}))
                .hasMessage("PLATFORM_FAILED platform.page-elsewhere");
    }

    @Test
    void aPageThatNamesItselfIsReadOnce() {
        assertThatThrownBy(() -> reader("<" + PAGE + ">; rel=next", "").read(MOODLE, CALL, page -> {}))
                .hasMessage("PLATFORM_FAILED platform.paging-loop");
    }

    @Test
    void pagesWithoutEndAreGivenUp() {
        AtomicInteger page = new AtomicInteger();
        ServicePages pages = new ServicePages(
                (registration, call) -> answer("<?page=" + page.incrementAndGet() + ">; rel=next", "x"),
                Clock.system(ZoneOffset.UTC));

        assertThatThrownBy(() -> pages.read(MOODLE, CALL, body -> {}))
                .hasMessage("PLATFORM_FAILED platform.pages-without-end");
        assertThat(page).hasValue(ServicePages.MOST_PAGES);
    }

    @Test
    void thousandPagesOfAKilobyteCostNoMoreThanTheyWeigh() {
        AtomicInteger page = new AtomicInteger();
        AtomicInteger bytes = new AtomicInteger();
        ServicePages pages = new ServicePages(
                (registration, call) -> answer(
                        page.incrementAndGet() < ServicePages.MOST_PAGES ? "<?page=" + page + ">; rel=next" : "",
                        "x".repeat(1_000)),
                Clock.system(ZoneOffset.UTC));

        pages.read(MOODLE, CALL, body -> bytes.addAndGet(body.length()));

        assertThat(bytes).hasValue(1_000 * ServicePages.MOST_PAGES);
    }

    @Test
    void aCircleOfPagesIsLeftWhenItCloses() {
        AtomicInteger asked = new AtomicInteger();
        ServicePages pages = new ServicePages(
                (registration, call) -> answer("<?page=" + asked.incrementAndGet() % 3 + ">; rel=next", "x"),
                Clock.system(ZoneOffset.UTC));

        assertThatThrownBy(() -> pages.read(MOODLE, CALL, body -> {}))
                .hasMessage("PLATFORM_FAILED platform.paging-loop");
        assertThat(asked).hasValueLessThanOrEqualTo(4);
    }

    @Test
    void aPlatformThatTakesMinutesForEachPageIsGivenUp() {
        Instant[] now = {Instant.parse("2026-11-25T12:00:00Z")};
        AtomicInteger page = new AtomicInteger();
        ServicePages pages = new ServicePages(
                (registration, call) -> {
                    now[0] = now[0].plusSeconds(59);
                    return answer("<?page=" + page.incrementAndGet() + ">; rel=next", "x");
                },
                new Clock() {
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
                        return now[0];
                    }
                });

        assertThatThrownBy(() -> pages.read(MOODLE, CALL, body -> {}))
                .hasMessage("PLATFORM_FAILED platform.pages-without-end");
        assertThat(page).hasValue(11);
    }

    @Test
    void aHeaderMadeToKeepAParserBusyDoesNot() {
        String nasty = "<".repeat(5_000) + ";rel=".repeat(5_000) + "\"" + " ".repeat(5_000);

        assertThat(ServiceLinks.next(link(nasty), PAGE)).isEmpty();
    }

    @Test
    void thePageOfDifferencesIsRememberedUnlessItLeadsElsewhere() {
        assertThat(reader("<?page=2>; rel=next, <?since=1>; rel=\"differences\"", "")
                        .read(MOODLE, CALL, page -> {}))
                .contains(URI.create("https://lms.example/items?since=1"));
        assertThat(reader("<https://evil.example/?since=1>; rel=differences").read(MOODLE, CALL, page -> {}))
                .isEmpty();
        assertThat(reader("").read(MOODLE, CALL, page -> {})).isEmpty();
    }

    @Test
    void aRefusedPageEndsTheReading() {
        ServicePages pages = new ServicePages(
                (registration, call) -> new OutboundAnswer(503, "", new HttpHeaders(), ""),
                Clock.system(ZoneOffset.UTC));

        assertThatThrownBy(() -> pages.read(MOODLE, CALL, body -> {}))
                .hasMessage("PLATFORM_FAILED platform.page-refused");
    }

    private static ServicePages reader(String... links) {
        AtomicInteger page = new AtomicInteger();
        return new ServicePages(
                (registration, call) -> {
                    int number = page.getAndIncrement();
                    return answer(links[number], String.valueOf(number + 1));
                },
                Clock.system(ZoneOffset.UTC));
    }

    private static OutboundAnswer answer(String link, String body) {
        return new OutboundAnswer(200, "OK", link(link), body);
    }

    private static HttpHeaders link(String value) {
        HttpHeaders headers = new HttpHeaders();
        headers.add(HttpHeaders.LINK, value);
        return headers;
    }
}
