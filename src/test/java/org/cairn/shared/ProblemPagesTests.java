package org.cairn.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

/** What is said when something cannot be done, and to whom. */
class ProblemPagesTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/l/1/path");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final ProblemPages pages =
            new ProblemPages(messages(), new PageLocale(), (name, locale) -> null, new SecureRandom());

    @Test
    void nobodyIsAnsweredWhoDidNotWait() throws Exception {
        ModelAndView answer = pages.failed(new IOException("Broken pipe"), request, response);

        assertThat(answer.isEmpty()).isTrue();
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @Test
    void aFailureTellsAReferenceAndNothingOfTheInside() throws Exception {
        request.addPreferredLocale(Locale.CANADA);

        ModelAndView answer = pages.failed(new IllegalStateException("SELECT secret FROM vault"), request, response);

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(answer.getViewName()).isEqualTo("problem");
        assertThat(answer.getModel().get("reference").toString()).matches("[0-9a-f]{8}");
        assertThat(answer.getModel().toString()).doesNotContain("SELECT", "IllegalState");
    }

    @Test
    void aProgramIsAnsweredAsAProgram() throws Exception {
        request.addHeader("Accept", "application/json");

        ModelAndView answer = pages.refused(new Refusal(Problem.NOT_FOUND, "shared.not-found"), request, response);

        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(answer.getView().getContentType()).isEqualTo("application/problem+json");
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/shared");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }
}
