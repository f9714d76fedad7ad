package org.cairn.badge.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.cairn.badge.Colour;
import org.cairn.badge.Design;
import org.cairn.badge.Designs;
import org.cairn.badge.Emblems;
import org.cairn.badge.Palette;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Wording;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.Pages;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.MessageSource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class FacePagesTests {

    private static final Pages PAGES = new Pages();
    private static final String HOSTILE = "</title><script>alert(1)</script>";

    private final Rules rules = new Rules(TestDatabase.H2);
    private final Visitor instructor = rules.instructor(rules.course("made"));
    private final MicrocredentialVersion version =
            rules.the(Microcredentials.class).take(instructor, "fall-protection");
    private final Designs designs = rules.the(Designs.class);

    @AfterEach
    void close() {
        rules.close();
    }

    static Stream<Locale> languages() {
        return Stream.of(Locale.CANADA, Locale.CANADA_FRENCH);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aDesignerSeesThePictureAndWhatThereIsToChoose(Locale locale) {
        designs.colour(rules.institution(), Colour.parse("#003366").orElseThrow());
        String page = page(desk(in(locale)).get(path("")).exchange());

        assertThat(page)
                .contains("preview.svg?small=false&amp;palette=", "#003366", "alt=\"")
                .containsPattern("alt=\"[^\"]*(Micro-credential of Coast|Microcertification de Coast)[^\"]*\"")
                .doesNotContain("??");
    }

    @Test
    void whatIsChosenIsStoredAndSaid() {
        MvcTestResult answer = choose("palette", "CEDAR", "lineEn", " Heights ", "lineFr", "", "level", "NAME");

        assertThat(answer).hasStatus(302);
        assertThat(designs.of(version.microcredential()))
                .isEqualTo(new Design(Palette.CEDAR, new Bilingual("Heights", null), Design.Shown.NAME, null));
        assertThat(page(desk(instructor).get(path("?saved=true")).exchange())).contains("From now on badges look");
    }

    @Test
    void showingItFirstStoresNothing() {
        Design before = designs.of(version.microcredential());
        MvcTestResult answer = choose("show", "true", "palette", "CEDAR", "lineEn", "Heights", "level", "NONE");

        assertThat(answer).hasStatusOk();
        assertThat(page(answer)).contains("palette=CEDAR", "lineEn=Heights", "level=NONE");
        assertThat(designs.of(version.microcredential())).isEqualTo(before);
    }

    @Test
    void whatIsMissingTooLongOrUnknownIsSaidBesideItsField() {
        for (String[] wrong : List.of(
                new String[] {"level", "NAME"},
                new String[] {"palette", "#FFFFFF", "level", "NAME"},
                new String[] {"palette", "CEDAR", "level", "LOUD"},
                new String[] {"palette", "CEDAR", "level", "NAME", "lineEn", "x".repeat(61)})) {
            MvcTestResult answer = choose(wrong);
            assertThat(answer).hasStatus(422);
            assertThat(page(answer)).contains("invalid-feedback");
        }
        assertThat(designs.of(version.microcredential())).isEqualTo(Design.usual(version.microcredential()));
    }

    @Test
    void thePictureFollowsWhatIsTypedWhateverItIs() throws Exception {
        MvcTestResult picture = desk(instructor)
                .get(path("/preview.svg"))
                .param("palette", HOSTILE)
                .param("lineEn", HOSTILE + "漢".repeat(5000))
                .param("level", "")
                .exchange();

        assertThat(picture).hasStatusOk().hasContentType("image/svg+xml");
        assertThat(picture.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(picture.getResponse().getContentAsString())
                .doesNotContain("<script")
                .hasSizeLessThan(200_000);
        assertThat(desk(instructor)
                        .get(path("/preview.svg?small=true&palette=DUSK"))
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .contains("#2A2545");
    }

    @Test
    void anInstructorOfAnotherCourseLooksAndDoesNotChoose() {
        MicrocredentialVersion published = rules.the(Microcredentials.class).publish(instructor, version.id());
        Desk elsewhere = desk(rules.instructor(rules.course("another")));

        assertThat(page(elsewhere.get(path("")).exchange())).contains("made in another course", "disabled");
        assertThat(elsewhere.post(path(""), "palette", "CEDAR", "level", "NAME").exchange())
                .hasStatus(403)
                .hasHeader("refusal", "badge.of-another-course");
        assertThat(designs.of(published.microcredential())).isEqualTo(Design.usual(published.microcredential()));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void coloursAreNamedForEachInstitutionAndANearerOneIsOffered(Locale locale) {
        ColoursPage.Line line = new ColoursPage.Line("1", HOSTILE, "#003366", true, null, null);
        ColoursPage shown =
                new ColoursPage(List.of(line, line.refused("#FFD100", "badge.colour.unreadable", "#5C4B00")), false);

        String page = PAGES.render(
                "badge-colours-" + locale.getLanguage(),
                "badge/colours",
                "/admin/badges",
                locale,
                Map.of("page", shown, "signedIn", true, "trial", false));

        assertThat(page)
                .contains("value=\"#FFD100\"", "value=\"#5C4B00\"", "aria-invalid=\"true\"")
                .doesNotContain("??", "<script>alert");
    }

    @Test
    void aMarkIsInThePictureBeforeItIsOnBadges() throws Exception {
        String name = brought(png(300, 100));

        assertThat(picture("&emblem=" + name)).contains("href=\"data:image/png;base64,");
        assertThat(picture("&emblem=" + "0".repeat(64))).doesNotContain("<image");
        assertThat(designs.of(version.microcredential()).emblem()).isNull();

        choose("palette", "CEDAR", "level", "BANDS", "emblem", name);
        assertThat(designs.of(version.microcredential()).emblem()).isNotNull();
        assertThat(brought(png(300, 100))).isEqualTo(name);
        assertThat(emblems()).as("kept once").isEqualTo(1);
        choose("palette", "CEDAR", "level", "BANDS", "emblem", "");
        assertThat(designs.of(version.microcredential()).emblem()).isNull();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatIsNoPictureIsSaidBesideTheFieldAndNothingIsKept(Locale locale) throws Exception {
        byte[] program = "<svg onload='x'/>".getBytes(UTF_8);
        for (byte[] file : List.of(new byte[0], new byte[3 << 20], program, "GIF89a".getBytes(UTF_8))) {
            MvcTestResult answer = bring(desk(in(locale)), file);
            assertThat(answer).hasStatus(422);
            assertThat(page(answer))
                    .contains("id=\"file-error\"", "aria-invalid=\"true\"")
                    .doesNotContain("??");
        }
        assertThat(page(bring(desk(instructor), png(3001, 1)))).contains("more than 3,000 pixels");
        assertThat(emblems()).isZero();
    }

    @Test
    void aMarkIsBroughtWhereTheMicrocredentialWasMadeAndFoundInItsInstitutionAlone() throws Exception {
        String name = brought(png(40, 40));
        MicrocredentialVersion published = rules.the(Microcredentials.class).publish(instructor, version.id());

        assertThat(published).isNotNull();
        assertThat(bring(desk(rules.instructor(rules.course("another"))), png(40, 40)))
                .hasStatus(403);
        try (Rules others = new Rules(TestDatabase.H2)) {
            assertThat(rules.the(Emblems.class).find(others.institution(), name))
                    .isEmpty();
            assertThat(rules.the(Emblems.class).find(rules.institution(), name)).isPresent();
        }
    }

    private int emblems() {
        return rules.jdbc()
                .sql("SELECT COUNT(*) FROM badge_emblem WHERE institution_id = :id")
                .param("id", rules.institution().value())
                .query(Integer.class)
                .single();
    }

    private String picture(String more) {
        return page(
                desk(instructor).get(path("/preview.svg?palette=RIVER" + more)).exchange());
    }

    private String brought(byte[] file) {
        MvcTestResult taken = bring(desk(instructor), file);
        assertThat(taken).hasStatusOk();
        assertThat(page(taken)).contains("palette=DUSK", "value=\"Typed before\"", "id=\"emblem-none\"");
        Matcher name = Pattern.compile("emblem=([0-9a-f]{64})").matcher(page(taken));
        assertThat(name.find()).isTrue();
        return name.group(1);
    }

    /** Its name says that it is something else, and nobody cares. */
    private MvcTestResult bring(Desk desk, byte[] file) {
        return desk.upload(path("/mark"), new MockMultipartFile("file", "logo.exe", "text/html", file))
                .param("palette", "DUSK")
                .param("lineEn", "Typed before")
                .exchange();
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private MvcTestResult choose(String... fields) {
        return desk(instructor).post(path(""), fields).exchange();
    }

    private String path(String more) {
        return "/teach/microcredentials/" + version.id() + "/face" + more;
    }

    private Visitor in(Locale locale) {
        return new Visitor(
                instructor.launch(),
                instructor.institution(),
                instructor.course(),
                instructor.person(),
                instructor.roles(),
                locale);
    }

    private Desk desk(Visitor visitor) {
        Platforms platforms = mock(Platforms.class);
        when(platforms.institution(any()))
                .thenReturn(
                        new Institution(rules.institution(), new Bilingual("Coast Range College", null), null, null));
        Emblems emblems = rules.the(Emblems.class);
        FaceView view = new FaceView(
                designs, emblems, rules.the(Microcredentials.class), platforms, PAGES.the(MessageSource.class));
        return new Desk(visitor, new FaceController(designs, emblems, rules.the(Wording.class), view));
    }

    private static String page(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
