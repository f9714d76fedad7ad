package org.cairn.badge;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTests {

    private static final String TITLE = "Fall Protection for Construction Sites";

    private static BufferedImage png(Palette palette, int stones, String title) throws IOException {
        BadgeFace face = new BadgeFace(
                "1", stones, new Look(palette, title, null), 3, title, "Coast Range College", "Proficient");
        byte[] png = Raster.png(Picture.of(face), 800);
        Files.write(Files.createDirectories(Path.of("target", "pages")).resolve("badge-" + palette + ".png"), png);
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void theFaceIsDrawnAsTheSvgHasIt() throws IOException {
        BufferedImage image = png(Palette.RIVER, 3, TITLE);

        assertThat(image.getWidth()).isEqualTo(800);
        assertThat(image.getRGB(0, 0) >>> 24).as("outside the frame").isZero();
        assertThat(hex(image, 400, 4)).as("plate").isEqualTo("16333f");
        assertThat(hex(image, 120, 60)).as("sky").startsWith("f");
        assertThat(lightIn(image, 600, 720)).as("title and issuer on the bank").isGreaterThan(3000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ɬəw̓ə́lməxʷ 漢字", "<script>", "Santé-sécurité: «prévention», niveau 1", ""})
    void anyTitleIsDrawn(String title) throws IOException {
        assertThat(png(Palette.MOSS, 9, title).getWidth()).isEqualTo(800);
    }

    @Test
    void anEmblemIsWhereTheSvgHasIt() throws IOException {
        BufferedImage pixels = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = pixels.createGraphics();
        graphics.setColor(new Color(0xE4002B));
        graphics.fillRect(0, 0, 64, 64);
        graphics.dispose();
        Emblem emblem = ((HandedInPicture.Drawn) HandedInPicture.draw(Raster.write(pixels))).emblem();
        Palette own = Palette.named("#7A0019").orElseThrow();
        Look look = new Look(own, "Working at heights", "Proficient", emblem);
        BadgeFace face = new BadgeFace("1", 5, look, 3, TITLE, "Coast Range College", "Proficient");
        byte[] png = Raster.png(Picture.of(face), 800);
        Files.write(Files.createDirectories(Path.of("target", "pages")).resolve("badge-emblem.png"), png);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));

        assertThat(hex(image, 172, 172)).as("the emblem").isEqualTo("e4002b");
        assertThat(hex(image, 172, 110)).as("its ground").startsWith("f");
        assertThat(hex(image, 400, 4)).as("plate").isEqualTo("7a0019");
        assertThat(face.small()).doesNotContain("<image");
    }

    private static int lightIn(BufferedImage image, int from, int to) {
        int light = 0;
        for (int y = from; y < to; y++) {
            for (int x = 100; x < 700; x++) {
                light += (image.getRGB(x, y) & 0xFF) > 0xC0 ? 1 : 0;
            }
        }
        return light;
    }

    private static String hex(BufferedImage image, int x, int y) {
        return Integer.toHexString(image.getRGB(x, y) & 0xFFFFFF);
    }
}
