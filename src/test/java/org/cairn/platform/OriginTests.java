package org.cairn.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTests {

    @ParameterizedTest
    @CsvSource({
        "https://College.Instructure.com/courses/1?x=y, https://college.instructure.com",
        "https://lms.example:443/, https://lms.example",
        "http://127.0.0.1:8081, http://127.0.0.1:8081",
        "HTTPS://lms.example:8443, https://lms.example:8443",
    })
    void anOriginIsSchemeHostAndPort(URI address, String origin) {
        assertThat(Origin.of(address)).contains(new Origin(origin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user@lms.example",
                "javascript:alert(1)",
                "/relative",
                "mailto:a@b.example",
                "ftp://lms.example",
                "https://[::1]/",
            })
    void whatHasNoneIsNone(URI address) {
        assertThat(Origin.of(address)).isEmpty();
    }

    @Test
    void severalAreReadAsTheyAreTyped() {
        assertThat(Origin.list("https://a.example,  https://b.example/x\nhttps://a.example:443"))
                .containsExactly(new Origin("https://a.example"), new Origin("https://b.example"));
        assertThat(Origin.list(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"college", "https://a.example 'unsafe-inline'", "https://a.example *", "https://"})
    void whatCouldEndAHeadersListIsRefused(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> Origin.list(typed));
    }

    @Test
    void aRegistrationHasAtMostTwenty() {
        String many = IntStream.range(0, 21)
                .mapToObj(number -> "https://a" + number + ".example")
                .collect(Collectors.joining(" "));

        assertThatIllegalArgumentException().isThrownBy(() -> Origin.list(many));
    }
}
