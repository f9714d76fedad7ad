package org.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.cairn.badge.Design;
import org.cairn.badge.Designs;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.Visitor;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator names the institution's colour, and an instructor designs the face of a badge with it. */
@BrowserTest
class BadgeDesignTests {

    private static RunningCairn cairn;

    @BeforeAll
    static void start() {
        cairn = RunningCairn.start(TestDatabase.H2);
        cairn.bean(JdbcClient.class)
                .sql("INSERT INTO administrator (id, username, password_hash, created_at) VALUES (?, 'ada', ?, ?)")
                .params(UUID.randomUUID(), "{noop}right and long", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }

    @AfterAll
    static void stop() {
        cairn.close();
    }

    @Test
    void aFaceIsDesignedInTheInstitutionsColour(Page page) throws IOException {
        page.setDefaultTimeout(60_000);
        nameAColour(page);

        Story story = new Story(page, cairn);
        story.opens(Story.INSTRUCTOR);
        story.tool().locator(".cairn-tabs").waitFor();
        Visitor instructor = cairn.newestVisitor();
        Microcredentials microcredentials = cairn.bean(Microcredentials.class);
        MicrocredentialVersion version = microcredentials.publish(
                instructor, microcredentials.take(instructor, "fall-protection").id());
        story.follows("Micro-credentials");
        story.follows("Fall Protection for Construction Sites");
        story.follows("How the badge looks");
        story.sees("Every badge shows one stone");
        story.looks("badge-usual");

        Locator picture = story.tool().locator("img.cairn-badge-face");
        Keys.press(story.tool().locator("input[name=palette]").first(), "Space");
        story.fills("Words on the badge, in English", "Working at heights");
        Keys.press(story.tool().locator("#level-NAME"), "Space");
        assertThat(picture).hasAttribute("src", Pattern.compile(".*Working%20at%20heights.*level=NAME.*"));
        story.tool()
                .locator("#file")
                .setInputFiles(new FilePayload("mark.gif", "image/gif", "GIF89a".getBytes(StandardCharsets.US_ASCII)));
        story.presses("Place it in the picture");
        story.sees("This is neither PNG nor JPEG.");
        Screenshots.take(page, "story-badge-refused");
        Accessible.assertAccessible(page);

        story.tool().locator("#file").setInputFiles(new FilePayload("mark.png", "image/png", mark()));
        story.presses("Place it in the picture");
        story.sees("With this mark");
        assertThat(picture).hasAttribute("src", Pattern.compile(".*Working%20at%20heights.*emblem=[0-9a-f]{64}.*"));
        Screenshots.take(page, "story-badge-mark");
        Accessible.assertAccessible(page);
        story.presses("Use this face");
        story.sees("From now on badges look like this.");
        story.looks("badge-designed");

        Design design = cairn.bean(Designs.class).of(version.microcredential());
        assertThat(design.level()).isEqualTo(Design.Shown.NAME);
        assertThat(design.emblem()).isNotNull();
        page.navigate(cairn.address() + "/achievements/" + version.id() + "?lang=en");
        assertThat(page.locator("img.cairn-badge-face"))
                .hasAttribute(
                        "alt", Pattern.compile("Fall Protection for Construction Sites\\. Micro-credential of .+"));
        Screenshots.take(page, "badge-achievement");
        Accessible.assertAccessible(page);
    }

    private static void nameAColour(Page page) {
        page.navigate(cairn.address() + "/admin/login?lang=en");
        page.getByLabel("User name").fill("ada");
        page.getByLabel("Password").fill("right and long");
        Keys.press(page.locator("main form:has(#password) button[type=submit]"), "Enter");
        page.navigate(cairn.address() + "/admin/microcredentials");
        Keys.press(page.locator("main a[href='/admin/badges']"), "Enter");
        page.locator("input[name=colour]").first().fill("#E4002B");
        Keys.press(page.locator("main form button.btn-primary").first(), "Enter");
        assertThat(page.locator("[aria-invalid=true]")).hasCount(1);
        look(page, "badge-colour-refused");
        Keys.press(page.locator("button[name=instead]"), "Enter");
        assertThat(page.locator("main")).containsText("Saved.");
        for (String language : List.of("fr", "en")) {
            page.navigate(cairn.address() + "/admin/badges?lang=" + language);
            look(page, "badge-colours-" + language);
        }
    }

    private static void look(Page page, String name) {
        assertThat(page.content()).doesNotContain("??");
        Screenshots.take(page, name);
        Accessible.assertAccessible(page);
    }

    private static byte[] mark() throws IOException {
        BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0x005A9C));
        graphics.fillOval(10, 10, 280, 280);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(130, 60, 40, 180);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
