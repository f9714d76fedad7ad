package org.cairn.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.cairn.outbound.OutboundAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

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
