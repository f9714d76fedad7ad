package org.cairn.credential.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponentsBuilder;

class SharingTests {

    private static final String ADDRESS = "https://cairn.example.edu/credentials/0123456789abcdefghijklmnop";
    private static final Instant AWARDED = Instant.parse("2026-03-14T18:00:00Z");
    private static final Instant UNTIL = Instant.parse("2029-03-14T18:00:00Z");

    @Test
    void linkedInGetsTheFieldsThatItAsksForAndNothingOfTheHolder() {
        String address = sharing("Santé & sécurité", Optional.of(UNTIL)).linkedIn();

        assertThat(address)
                .startsWith("https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&")
                .contains("name=Sant%C3%A9%20%26%20s%C3%A9curit%C3%A9", "issueYear=2026&issueMonth=3")
                .contains("expirationYear=2029&expirationMonth=3")
                .doesNotContain("Tremblay");
        assertThat(UriComponentsBuilder.fromUriString(address)
                        .build(true)
                        .getQueryParams()
                        .getFirst("certUrl"))
                .isEqualTo(ADDRESS.replace(":", "%3A").replace("/", "%2F"));
    }

    @Test
    void whatNeverExpiresSaysNothingOfAnEnd() {
        assertThat(sharing("Santé", Optional.empty()).linkedIn()).doesNotContain("expiration");
    }

    @Test
    void theLineForAPageIsOneFrameWhateverTheTitle() {
        assertThat(sharing("\"><script>alert(1)</script>{x}", Optional.empty()).embed())
                .startsWith("<iframe src=\"" + ADDRESS + "/embed\" title=\"&quot;&gt;&lt;script&gt;")
                .endsWith("></iframe>");
    }

    private static Sharing sharing(String title, Optional<Instant> until) {
        CredentialPage page = new CredentialPage(
                "0123456789abcdefghijklmnop",
                title,
                "fr",
                "Coast Range College",
                "Noémie Tremblay-Okafor",
                null,
                "14 mars 2026",
                null,
                null,
                null,
                List.of(),
                "",
                List.of(),
                List.of(),
                null,
                ADDRESS,
                QrCode.of(ADDRESS),
                "");
        return Sharing.of(page, AWARDED, until);
    }
}
