package org.cairn.credential.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.award.Awards;
import org.cairn.credential.CredentialHouse;
import org.cairn.credential.CredentialSummary;
import org.cairn.credential.CredentialWork;
import org.cairn.credential.Credentials;
import org.cairn.credential.endorsement.EndorsementHouse;
import org.cairn.microcredential.LastWords;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.cairn.shared.Holder;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles("test")
class PublicPagesTests {

    private static final List<String> FORMS = List.of(
            "text/html",
            "application/vc+ld+json",
            "application/ld+json",
            "application/json",
            "application/vc+jwt",
            "image/svg+xml",
            "image/png",
            "*/*");

    private static final String PARTNER = "Bâtisseurs de səl̓ilwətaɁɬ";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Credentials credentials;

    @Autowired
    CredentialWork work;

    @MockitoBean
    Awards awards;

    @MockitoBean
    Microcredentials microcredentials;

    @MockitoBean
    LastWords lastWords;

    private Holder owner;
    private String id;
    private MicrocredentialVersion version;

    @BeforeEach
    void signOne() {
        InstitutionId institution = new InstitutionId(UUID.randomUUID());
        PersonId person = new PersonId(UUID.randomUUID());
        OffsetDateTime now = Instant.now().atOffset(ZoneOffset.UTC);
        jdbc.sql("INSERT INTO institution (id, name_en, created_at) VALUES (:id, 'Coast Range College', :now)")
                .param("id", institution.value())
                .param("now", now)
                .update();
        jdbc.sql("INSERT INTO person (id, institution_id, keeper_id, created_at) VALUES (:id, :institution, :id, :now)")
                .param("id", person.value())
                .param("institution", institution.value())
                .param("now", now)
                .update();
        version = CredentialHouse.version(institution);
        Award award = new Award(
                new AwardId(UUID.randomUUID()),
                institution,
                version.id(),
                new CourseId(UUID.randomUUID()),
                person,
                1,
                Award.State.ISSUED,
                Instant.now().minus(1, ChronoUnit.DAYS),
                version.definition().requirements().stream()
                        .map(requirement -> new Award.AchievedLevel(
                                requirement.competency().id(),
                                requirement.competency().scale().levels().get(2).id()))
                        .toList(),
                "0".repeat(64));
        when(awards.find(any())).thenReturn(Optional.of(award));
        when(awards.all(any())).thenReturn(List.of(award));
        when(awards.held(any())).thenReturn(List.of(award));
        when(awards.of(any())).thenReturn(List.of(award));
        when(microcredentials.version(any())).thenReturn(Optional.of(version));
        when(lastWords.of(any()))
                .thenReturn(List.of(EndorsementHouse.word(PARTNER, "“Sûr” <b>& net</b>", Instant.now())));
        work.withKeys(institution);
        work.sign(award.id());
        CredentialSummary summary = credentials.ofAward(award.id()).orElseThrow();
        assertThat(summary.state()).isEqualTo(CredentialSummary.State.PRIVATE);
        id = String.valueOf(summary.id());
        owner = new Holder(institution, person, award.course(), "/l/1", Locale.CANADA);
    }

    @Test
    void aPublishedCredentialAnswersInTheFormThatIsAskedFor() throws Exception {
        credentials.publish(owner, id, "Noémie Tremblay-Okafor");

        for (String form : FORMS) {
            MvcTestResult answer = get("/credentials/" + id, form);
            assertThat(answer).hasStatusOk();
            if (!form.equals("*/*")) {
                assertThat(answer.getResponse().getContentType()).startsWith(form);
            }
        }
        assertThat(get("/credentials/" + id + ".json", "*/*")).hasStatusOk();
        assertThat(get("/credentials/" + id + ".jwt", "*/*")).hasStatusOk();
        assertThat(text(get("/credentials/" + id + ".svg", "*/*"))).contains("openbadges:credential");
        keep("credential-public", text(get("/credentials/" + id, "text/html")));
        assertThat(text(get("/credentials/" + id, "text/html")))
                .contains("This is valid", "Noémie Tremblay-Okafor", "Plan fall protection", "Proficient, 3 of 4");
        assertThat(text(get("/credentials/" + id, "application/json"))).doesNotContain("Noémie");
        assertThat(get("/credentials/" + id, "application/json").getResponse().getHeader("Access-Control-Allow-Origin"))
                .isEqualTo("*");
    }

    @Test
    void browsersGetThePageAndFormsThatAreNotOfferedAreNotFound() {
        credentials.publish(owner, id, null);

        assertThat(get("/credentials/" + id, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
        assertThat(get("/credentials/" + id + ".exe", "*/*")).hasStatus(404);
        assertThat(get("/credentials/" + id, "video/mp4")).hasStatus(404);
    }

    @Test
    void privateUnknownAndImpossibleAreOneAnswerInEveryForm() throws Exception {
        for (String form : FORMS) {
            String hidden = answer(get("/credentials/" + id, form));
            assertThat(hidden).startsWith("404 ");
            assertThat(answer(get("/credentials/" + "0".repeat(26), form))).isEqualTo(hidden);
            assertThat(answer(get("/credentials/nothing", form))).isEqualTo(hidden);
        }
        for (String suffix : List.of(".json", ".jwt", ".svg", ".png", ".pdf")) {
            assertThat(answer(get("/credentials/" + id + suffix, "*/*")))
                    .isEqualTo(answer(get("/credentials/" + "0".repeat(26) + suffix, "*/*")));
        }
    }

    /** Security and faults, B9. */
    @Test
    void whatIsWithdrawnAnswersAsIfItHadNeverBeen() throws Exception {
        String never = answer(get("/credentials/" + "0".repeat(26), "text/html"));
        credentials.publish(owner, id, "Noémie");
        credentials.withdraw(owner, id);

        assertThat(answer(get("/credentials/" + id, "text/html"))).isEqualTo(never);
        assertThat(answer(get("/credentials/" + id + ".json", "*/*")))
                .isEqualTo(answer(get("/credentials/" + "0".repeat(26) + ".json", "*/*")));
    }

    /** Security and faults, B9; whether it is there, private or neither is one and the same question to the database. */
    @Test
    void tenThousandGuessesBesideAPublishedCredentialFindNothing() {
        credentials.publish(owner, id, "Noémie");
        String letters = "0123456789abcdefghijklmnopqrstuv";
        RandomGenerator chance = new SplittableRandom(9);

        for (int guess = 0; guess < 10_000; guess++) {
            int at = chance.nextInt(id.length());
            char other = letters.charAt((letters.indexOf(id.charAt(at)) + 1 + chance.nextInt(31)) % 32);
            String near = id.substring(0, at) + other + id.substring(at + 1);
            assertThatThrownBy(() -> credentials.published(near)).isInstanceOf(Refusal.class);
        }
    }

    /** Security and faults, B10: what is published says nothing of its owner but a name, on the page alone, where they wished so. */
    @Test
    void nothingThatIsPublishedHoldsAMarkerOfItsOwner() throws Exception {
        jdbc.sql("INSERT INTO letter_wish (person_id, address, language, occasions, daily, asked_at, confirmed_at) "
                        + "VALUES (:person, 'marker@example.org', 'en', 'ISSUED', FALSE, :now, :now)")
                .param("person", owner.person().value())
                .param("now", Instant.now().atOffset(ZoneOffset.UTC))
                .update();
        credentials.publish(owner, id, "Marker O’Name");
        List<String> published = new ArrayList<>();
        for (String suffix : List.of(".json", ".svg", ".png", "/embed")) {
            published.add(new String(
                    get("/credentials/" + id + suffix, "*/*").getResponse().getContentAsByteArray(),
                    StandardCharsets.UTF_8));
        }
        String jwt = text(get("/credentials/" + id + ".jwt", "*/*"));
        published.add(new String(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]), StandardCharsets.UTF_8));
        String page = text(get("/credentials/" + id, "text/html"));
        page.lines()
                .filter(line -> line.contains("<meta") || line.contains("href="))
                .forEach(published::add);

        assertThat(page).contains("Marker O’Name").doesNotContain(owner.person().toString(), "marker@example.org");
        assertThat(published)
                .hasSizeGreaterThan(5)
                .noneMatch(text -> text.contains("Marker"))
                .noneMatch(text -> text.contains("marker@"))
                .noneMatch(text -> text.contains(owner.person().toString()))
                .noneMatch(text -> text.contains(owner.course().toString()));
    }

    @Test
    void aCardForOtherPagesHasNoScriptAndIsGoneWithThePage() throws Exception {
        assertThat(get("/credentials/" + id + "/embed", "text/html")).hasStatus(404);
        credentials.publish(owner, id, "Noémie");

        MvcTestResult card = get("/credentials/" + id + "/embed", "text/html");

        assertThat(text(card)).contains("Fall Protection", "This is valid").doesNotContain("<script", "Noémie");
        assertThat(card.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors https:")
                .doesNotContain("script-src");
        assertThat(get("/credentials/" + id, "text/html").getResponse().getHeader("Content-Security-Policy"))
                .contains("frame-ancestors 'none'");
        credentials.withdraw(owner, id);
        assertThat(get("/credentials/" + id + "/embed", "text/html")).hasStatus(404);
    }

    @Test
    void thePageSaysWhatOtherPlacesMayShowOfItAndNotWhoseItIs() throws Exception {
        credentials.publish(owner, id, "Noémie");

        assertThat(text(get("/credentials/" + id, "text/html")).lines().filter(line -> line.contains("og:")))
                .anyMatch(line -> line.contains("og:title\" content=\"Fall Protection"))
                .anyMatch(
                        line -> line.contains("og:image\" content=\"http://localhost:8080/credentials/" + id + ".png"))
                .noneMatch(line -> line.contains("Noémie"));
    }

    @Test
    void aBrowserThatHasThePageIsToldThatItIsTheSame() {
        credentials.publish(owner, id, null);
        MvcTestResult first = get("/credentials/" + id, "text/html");
        String tag = String.valueOf(first.getResponse().getHeader("ETag"));

        assertThat(first.getResponse().getHeader("Cache-Control")).isEqualTo("no-cache, private");
        assertThat(again(tag)).hasStatus(304);
        credentials.publish(owner, id, "Noémie");
        assertThat(again(tag)).hasStatus(200);
        credentials.withdraw(owner, id);
        assertThat(again(tag)).hasStatus(404);
    }

    private MvcTestResult again(String tag) {
        return mvc.get()
                .uri("/credentials/" + id)
                .header("Accept", "text/html")
                .header("If-None-Match", tag)
                .exchange();
    }

    @Test
    void whatIsWithdrawnIsGoneAtOnce() {
        credentials.publish(owner, id, "Noémie");
        assertThat(get("/credentials/" + id, "text/html")).hasStatusOk();

        credentials.withdraw(owner, id);

        assertThat(get("/credentials/" + id, "text/html")).hasStatus(404);
        assertThat(credentials.owned(owner, id).printedName()).isNull();
    }

    @Test
    void anotherPersonCannotPublishIt() {
        Holder other = new Holder(
                owner.institution(), new PersonId(UUID.randomUUID()), owner.course(), owner.at(), owner.locale());

        assertThatThrownBy(() -> credentials.publish(other, id, null)).isInstanceOf(Refusal.class);
        assertThat(get("/credentials/" + id, "text/html")).hasStatus(404);
    }

    @Test
    void whatACredentialPointsToIsPublished() throws Exception {
        String issuer = "/issuers/" + owner.institution();
        assertThat(text(get(issuer + "/did.json", "*/*"))).contains("publicKeyMultibase", "JsonWebKey", "controller");
        assertThat(text(get(issuer, "text/html"))).contains("Coast Range College");
        assertThat(text(get(issuer, "application/json"))).contains("did:web:");
        assertThat(get("/.well-known/did.json", "*/*")).hasStatusOk();
        assertThat(text(get("/achievements/" + version.id(), "text/html"))).contains("Fall Protection");
        assertThat(text(get("/achievements/" + version.id(), "application/json")))
                .contains("MicroCredential");
        assertThat(text(get("/achievements/" + version.id() + ".svg", "*/*"))).startsWith("<svg");
        String list = jdbc.sql("SELECT id FROM status_list WHERE institution_id = :id")
                .param("id", owner.institution().value())
                .query(UUID.class)
                .single()
                .toString();
        MvcTestResult status = get("/status/" + list, "*/*");
        assertThat(text(status)).contains("BitstringStatusListCredential", "DataIntegrityProof");
        String tag = status.getResponse().getHeader("ETag");
        assertThat(mvc.get().uri("/status/" + list).header("If-None-Match", tag).exchange())
                .hasStatus(304);
        for (String unknown : List.of(
                "/issuers/1", "/issuers/" + UUID.randomUUID(), "/status/x", "/achievements/x", issuer + "/keys/x")) {
            assertThat(get(unknown, "*/*")).hasStatus(404);
        }
    }

    @Test
    void everyPublishedKeyIsReadAtItsOwnAddress() throws Exception {
        String issuer = "/issuers/" + owner.institution();
        String did = text(get(issuer + "/did.json", "*/*"));
        String jwk = did.replaceAll("(?s).*(/issuers/[0-9a-f-]+/keys/[\\w-]+)\".*", "$1");
        assertThat(text(get(jwk, "*/*"))).contains("\"kty\":\"", "\"alg\":\"").doesNotContain("\"d\":");
    }

    @Test
    void anybodyVerifiesByFileByTextAndByAddress() throws Exception {
        String json = credentials.owned(owner, id).document().json();
        String jwt = credentials.owned(owner, id).document().jwt();
        MvcTestResult byFile = mvc.post()
                .uri("/verify")
                .multipart()
                .file(new MockMultipartFile("file", json.getBytes(StandardCharsets.UTF_8)))
                // Browsers say how long it is, and what does not is turned away.
                .content(json)
                .with(csrf())
                .exchange();
        assertThat(text(byFile)).contains("This is valid", "Fall Protection");
        assertThat(text(verify("text", jwt))).contains("This is valid");
        assertThat(text(verify("text", json.replace("2026", "2025")))).contains("Not valid");

        credentials.publish(owner, id, null);
        assertThat(text(verify("address", "http://localhost:8080/credentials/" + id)))
                .contains("This is valid");
    }

    @Test
    void aBakedPictureIsVerifiedAndOneThatIsNotWholeIsSaidToBe() throws Exception {
        credentials.publish(owner, id, null);
        byte[] badge = get("/credentials/" + id + ".png", "*/*").getResponse().getContentAsByteArray();

        assertThat(text(handIn(badge))).contains("This is valid", "Fall Protection");
        MvcTestResult cut = handIn(Arrays.copyOf(badge, badge.length / 2));
        assertThat(cut).hasStatus(422);
        assertThat(text(cut)).contains("This picture is not whole");
        assertThat(text(handIn("%PDF-1.7".getBytes(StandardCharsets.UTF_8)))).contains("A PDF is a picture");
        assertThat(text(handIn(new byte[(5 << 20) + 1]))).contains("larger than any credential");
    }

    @Test
    void aPictureThatSaysThatItIsHugeIsReadForItsCredentialAlone() throws Exception {
        credentials.publish(owner, id, null);
        byte[] huge =
                huge(get("/credentials/" + id + ".png", "*/*").getResponse().getContentAsByteArray());

        // Nobody unpacks a pixel: 3.6 GB of them would end the program rather than a test.
        assertThat(text(handIn(huge))).contains("This is valid", "Fall Protection");
    }

    @Test
    void aDrawingWithAScriptIsReadForItsCredentialAlone() throws Exception {
        credentials.publish(owner, id, null);
        String script = "<script>alert('cairn')</script>";
        String badge = text(get("/credentials/" + id + ".svg", "*/*")).replace("</svg>", script + "</svg>");

        assertThat(text(handIn(badge.getBytes(StandardCharsets.UTF_8))))
                .contains("This is valid", "Fall Protection")
                .doesNotContain("alert(");
        MvcTestResult empty = handIn(
                ("<svg xmlns=\"http://www.w3.org/2000/svg\">" + script + "</svg>").getBytes(StandardCharsets.UTF_8));
        assertThat(empty).hasStatus(422);
        assertThat(text(empty))
                .contains("This picture has no credential inside")
                .doesNotContain("alert(");
    }

    @Test
    void whoseCredentialItIsIsNotAskedAndNotToldWhereItsOwnerHasNotPublishedIt() throws Exception {
        String jwt = credentials.owned(owner, id).document().jwt();

        assertThat(text(verify("text", jwt)))
                .contains("This is valid", "Coast Range College")
                .doesNotContain(owner.person().toString(), "Noémie");
        assertThat(get("/credentials/" + id, "text/html")).hasStatus(404);
    }

    /** The same file with a header that says 30,000 by 30,000. */
    private static byte[] huge(byte[] png) {
        ByteBuffer file = ByteBuffer.wrap(png.clone()).putInt(16, 30_000).putInt(20, 30_000);
        CRC32 crc = new CRC32();
        crc.update(file.array(), 12, 17);
        return file.putInt(29, (int) crc.getValue()).array();
    }

    @Test
    void whatIsNoCredentialIsSaidBesideItsField() throws Exception {
        for (String nothing :
                List.of("hello", "{}", "{\"a\":", "<svg/>", "<!DOCTYPE x><svg/>", "a.b.c", "[1]", "{\"type\":1}")) {
            MvcTestResult answer = verify("text", nothing);
            assertThat(answer).hasStatus(422);
            assertThat(text(answer))
                    .containsAnyOf("This is not a verifiable credential", "This picture has no credential inside");
        }
        assertThat(text(verify("text", ""))).contains("Choose a file, paste a text");
        assertThat(text(verify("address", "not an address"))).contains("Nothing could be read at this address");
        assertThat(text(verify("address", "http://localhost:8080/credentials/" + id)))
                .contains("Nothing could be read at this address");
    }

    @Test
    void verifyingNeedsTheTokenOfTheFormAndMakesNoSession() {
        assertThat(mvc.post().uri("/verify").param("text", "x").exchange()).hasStatus(403);
        MvcTestResult form = get("/verify", "text/html");
        assertThat(form).hasStatusOk();
        assertThat(form.getRequest().getSession(false)).isNull();
    }

    @Test
    void pagesSpeakFrench() throws Exception {
        credentials.publish(owner, id, null);

        MvcTestResult page = mvc.get()
                .uri("/credentials/" + id + "?lang=fr")
                .header("Accept", "text/html")
                .exchange();
        assertThat(text(page)).contains("C’est valide", "Protection contre les chutes");
    }

    @Test
    void whatAPartnerSaysIsOnThePageOfTheCredentialAndOfTheAchievementAndOnTheCertificate() throws Exception {
        credentials.publish(owner, id, null);

        String page = text(get("/credentials/" + id, "text/html"));
        keep("credential-endorsed", page);
        assertThat(page)
                .contains("Endorsed by " + PARTNER + " on ", "“Sûr” &lt;b&gt;&amp; net&lt;/b&gt;", "holds the key")
                .contains("href=\"/issuers/" + partner() + "\"");
        String achievement = text(get("/achievements/" + version.id(), "text/html"));
        assertThat(achievement).contains("Endorsed by " + PARTNER, "It goes into every credential that is made until");
        assertThat(text(get("/achievements/" + version.id(), "application/json")))
                .contains("\"EndorsementCredential\"", "\\\\<b\\\\>");
        assertThat(text(get("/achievements/" + version.id() + "?lang=fr", "application/json")))
                .doesNotContain("EndorsementCredential");
        assertThat(text(verify("text", text(get("/credentials/" + id + ".json", "*/*")))))
                .contains("Endorsed by " + PARTNER);
        try (PDDocument pdf = Loader.loadPDF(
                get("/credentials/" + id + ".pdf", "*/*").getResponse().getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("Endorsed by " + PARTNER, "“Sûr” <b>& net</b>");
        }
    }

    @Test
    void aPartnerIsAnIssuerWithAPageThatSaysWhoKeepsItsKey() throws Exception {
        String partner = "/issuers/" + partner();

        String english = text(get(partner, "text/html"));
        keep("endorser", english);
        assertThat(english)
                .contains(
                        PARTNER,
                        "Cairn keeps the signing key of this partner",
                        "Coast Range College",
                        "/achievements/" + version.id());
        assertThat(text(mvc.get()
                        .uri(partner + "?lang=fr")
                        .header("Accept", "text/html")
                        .exchange()))
                .contains("Cairn conserve pour ce partenaire sa clé de signature", "Protection contre les chutes");
        assertThat(text(get(partner, "application/json")))
                .contains("\"Profile\"", PARTNER, "Cairn keeps the signing key", "Cairn conserve pour ce partenaire");
        assertThat(text(get(partner + "/did.json", "*/*"))).contains("publicKeyMultibase", "assertionMethod");
        String endorsement = endorsement();
        assertThat(text(get(partner + "/endorsements/" + endorsement, "*/*")))
                .contains("\"EndorsementCredential\"", "\"proofValue\"");
        assertThat(get("/issuers/" + owner.institution() + "/endorsements/" + endorsement, "*/*"))
                .hasStatus(404);
        assertThat(get(partner + "/endorsements/" + UUID.randomUUID(), "*/*")).hasStatus(404);
        assertThat(get("/issuers/" + UUID.randomUUID(), "text/html")).hasStatus(404);
    }

    @Test
    void aPartnerThatTookItBackEndorsesNothingAtPresent() throws Exception {
        String partner = "/issuers/" + partner();
        when(lastWords.of(any())).thenReturn(List.of());
        credentials.publish(owner, id, null);

        assertThat(text(get(partner, "text/html"))).contains(PARTNER, "Nothing at present.");
        assertThat(text(get("/achievements/" + version.id(), "text/html"))).doesNotContain(PARTNER);
        assertThat(text(get("/credentials/" + id, "text/html"))).contains("Endorsed by " + PARTNER);
    }

    private String partner() {
        return jdbc.sql("SELECT id FROM endorser WHERE institution_id = :institution")
                .param("institution", owner.institution().value())
                .query(UUID.class)
                .single()
                .toString();
    }

    private String endorsement() {
        return jdbc.sql("SELECT id FROM endorsement WHERE version_id = :version")
                .param("version", version.id().value())
                .query(UUID.class)
                .single()
                .toString();
    }

    /** For looking at. */
    private static void keep(String name, String page) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "pages"));
        Files.writeString(folder.resolve(name + ".html"), page);
    }

    private MvcTestResult get(String path, String accept) {
        return mvc.get().uri(path).header("Accept", accept).exchange();
    }

    private MvcTestResult handIn(byte[] file) {
        return mvc.post()
                .uri("/verify")
                .multipart()
                .file(new MockMultipartFile("file", file))
                .content(file)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult verify(String field, String text) {
        return mvc.post().uri("/verify").param(field, text).with(csrf()).exchange();
    }

    private static String text(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    /** Status, headers and text, without the reference that each answer has of its own. */
    private static String answer(MvcTestResult result) throws Exception {
        return result.getResponse().getStatus() + " " + result.getResponse().getContentType() + " "
                + result.getResponse().getHeaderNames() + " "
                + text(result).replaceAll("\\b[0-9a-f]{8}\\b", "").replaceAll("/credentials/[\\w.]+", "");
    }
}
