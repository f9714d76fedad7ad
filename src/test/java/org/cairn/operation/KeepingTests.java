package org.cairn.operation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class KeepingTests {

    private final KeptAnswers kept = new KeptAnswers(Clock.systemUTC());
    private final Keeping keeping = new Keeping(kept, Clock.systemUTC());
    private final List<String> made = new ArrayList<>();
    private String tag = "\"1\"";

    @Test
    void aPageThatIsStillTheSameIsNotMadeAgainForTheNextReader() throws Exception {
        ask();
        MockHttpServletResponse second = ask();

        assertThat(made).hasSize(1);
        assertThat(second.getStatus()).isEqualTo(200);
        assertThat(second.getContentAsString()).isEqualTo("page 1");
        assertThat(second.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(second.getHeader("ETag")).isEqualTo("\"1\"");
        assertThat(second.getHeader("Cache-Control")).isEqualTo("no-cache");
        assertThat(second.getHeader("Age")).isNull();
    }

    @Test
    void aPageThatHasChangedIsMade() throws Exception {
        ask();
        tag = "\"2\"";

        assertThat(ask().getContentAsString()).isEqualTo("page 2");
        assertThat(ask().getContentAsString()).isEqualTo("page 2");
        assertThat(made).hasSize(2);
    }

    @Test
    void whatHasBeenWithdrawnIsNotAnsweredFromWhatWasKept() throws Exception {
        ask();
        tag = "";

        assertThat(ask().getStatus()).isEqualTo(404);
        assertThat(kept.find(request())).isEmpty();
    }

    @Test
    void whoHasThePageAlreadyIsToldThatItIsTheSame() throws Exception {
        ask();
        MockHttpServletRequest known = request();
        known.addHeader("If-None-Match", tag);

        assertThat(ask(known).getStatus()).isEqualTo(304);
    }

    private MockHttpServletResponse ask() throws Exception {
        return ask(request());
    }

    private MockHttpServletResponse ask(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain page = (asked, answered) -> answer((HttpServletRequest) asked, (HttpServletResponse) answered);
        keeping.answer(request, response, page);
        return response;
    }

    /** As a page does. */
    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (tag.isEmpty()) {
            response.setStatus(404);
            return;
        }
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(304);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        made.add(tag);
        response.getWriter().write("page " + tag.replace("\"", ""));
    }

    private static MockHttpServletRequest request() {
        return new MockHttpServletRequest("GET", "/credentials/0123");
    }
}
