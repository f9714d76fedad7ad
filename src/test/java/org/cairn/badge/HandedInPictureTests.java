package org.cairn.badge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.cairn.badge.HandedInPicture.Drawn;
import org.cairn.badge.HandedInPicture.Outcome;
import org.cairn.badge.HandedInPicture.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandedInPictureTests {

    private static final String SECRET = "49.2827 N, 123.1207 W";
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void aPictureIsDrawnAnewAsASquarePng(String format) throws IOException {
        Emblem emblem = drawn(HandedInPicture.draw(picture(600, 300, format)));

        BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(emblem.png()));
        assertThat(pixels.getWidth()).isEqualTo(256);
        assertThat(pixels.getHeight()).isEqualTo(256);
        assertThat(pixels.getRGB(128, 5) >>> 24)
                .as("above a wide mark is nothing")
                .isZero();
        assertThat(new Color(pixels.getRGB(128, 128)).getRed()).isGreaterThan(200);
        assertThat(drawn(HandedInPicture.draw(emblem.png())).name())
                .as("what was drawn is drawn the same again")
                .isEqualTo(emblem.name());
    }

    @Test
    void whereAPhotographWasTakenDoesNotGoOn() throws IOException {
        byte[] jpeg = picture(200, 200, "jpeg");
        byte[] exif = ("Exif\0\0" + SECRET).getBytes(StandardCharsets.US_ASCII);
        byte[] file = ByteBuffer.allocate(jpeg.length + 4 + exif.length)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (2 + exif.length))
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();

        assertOnlyPixels(file);
    }

    @Test
    void wordsInsideAndFilesBehindDoNotGoOn() throws IOException {
        byte[] png = picture(200, 200, "png");
        byte[] words = chunk("tEXt", ("Comment\0" + SECRET).getBytes(StandardCharsets.US_ASCII));
        byte[] zip = ("PK\3\4<html><script>alert(1)</script>" + SECRET).getBytes(StandardCharsets.US_ASCII);

        assertOnlyPixels(joined(Arrays.copyOf(png, 33), words, Arrays.copyOfRange(png, 33, png.length), zip));
    }

    @Test
    void aFewBytesThatSayThatTheyAreHugeAreRefusedBeforeAPixel() throws IOException {
        byte[] bomb = bomb(30_000, 30_000);
        assertThat(bomb.length)
                .as("less than a megabyte says that it is 3.6 GB")
                .isLessThan(1 << 20);
        HandedInPicture.draw(bomb);

        long before = THREADS.getCurrentThreadAllocatedBytes();
        Outcome outcome = HandedInPicture.draw(bomb);

        assertThat(outcome).isEqualTo(new Refused("dimensions"));
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(4 << 20);
        assertThat(HandedInPicture.draw(bomb(1, 2_000_000_000))).isEqualTo(new Refused("dimensions"));
    }

    @Test
    void theLargestThatIsTakenIsReadSparsely() throws IOException {
        byte[] large = bomb(HandedInPicture.WIDEST, HandedInPicture.WIDEST);
        HandedInPicture.draw(large);

        long before = THREADS.getCurrentThreadAllocatedBytes();
        Outcome outcome = HandedInPicture.draw(large);

        assertThat(outcome).isInstanceOf(Drawn.class);
        // Its pixels alone would be 36 MB.
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(24 << 20);
    }

    @Test
    void packedWordsAreNotUnpacked() throws IOException {
        byte[] png = picture(50, 50, "png");
        byte[] packed = joined("Comment\0\0".getBytes(StandardCharsets.US_ASCII), deflated(new byte[64 << 20]));
        byte[] file = joined(Arrays.copyOf(png, 33), chunk("zTXt", packed), Arrays.copyOfRange(png, 33, png.length));
        HandedInPicture.draw(file);

        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(HandedInPicture.draw(file)).isInstanceOf(Drawn.class);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(8 << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void whatWasCutIsNotWhole(String format) throws IOException {
        byte[] whole = picture(400, 400, format);

        for (int part = 1; part < 10; part++) {
            assertThat(HandedInPicture.draw(Arrays.copyOf(whole, whole.length * part / 10)))
                    .as("%d tenths", part)
                    .isEqualTo(new Refused("broken"));
        }
    }

    @Test
    void eachOtherFileIsToldWhy() throws IOException {
        assertThat(HandedInPicture.draw(new byte[0])).isEqualTo(new Refused("nothing"));
        assertThat(HandedInPicture.draw(new byte[HandedInPicture.LARGEST + 1])).isEqualTo(new Refused("too-large"));
        assertThat(refused("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"))
                .isEqualTo("svg");
        assertThat(
                        refused(
                                "\uFEFF<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg/>"))
                .isEqualTo("svg");
        assertThat(refused("<html><script>alert(1)</script>")).isEqualTo("svg");
        assertThat(refused("GIF89a\1\0\1\0!\377\13NETSCAPE2.0")).isEqualTo("format");
        assertThat(refused("RIFF....WEBPVP8 ")).isEqualTo("format");
        assertThat(refused("%PDF-1.7")).isEqualTo("format");
        assertThat(refused("MZ")).isEqualTo("format");
    }

    @Test
    void noFileAtAllThrows() throws IOException {
        SplittableRandom any = new SplittableRandom(34);
        for (String format : new String[] {"png", "jpeg"}) {
            byte[] whole = picture(60, 60, format);
            for (int i = 0; i < 400; i++) {
                byte[] file = whole.clone();
                for (int j = 0; j < 4; j++) {
                    file[8 + any.nextInt(file.length - 8)] = (byte) any.nextInt(256);
                }
                assertThat(HandedInPicture.draw(file)).isInstanceOfAny(Drawn.class, Refused.class);
            }
        }
    }

    private static void assertOnlyPixels(byte[] file) {
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains(SECRET);
        byte[] png = drawn(HandedInPicture.draw(file)).png();
        assertThat(new String(png, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET, "script", "Exif", "tEXt");
        ByteBuffer chunks = ByteBuffer.wrap(png, 8, png.length - 8);
        while (chunks.hasRemaining()) {
            int length = chunks.getInt();
            byte[] type = new byte[4];
            chunks.get(type);
            assertThat(new String(type, StandardCharsets.US_ASCII)).isIn("IHDR", "IDAT", "IEND");
            chunks.position(chunks.position() + length + 4);
        }
    }

    private static Emblem drawn(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Drawn.class);
        return ((Drawn) outcome).emblem();
    }

    private static String refused(String file) {
        return ((Refused) HandedInPicture.draw(file.getBytes(StandardCharsets.UTF_8))).why();
    }

    private static byte[] picture(int width, int height, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0xE4002B));
        graphics.fillRect(0, 0, width, height);
        SplittableRandom any = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            image.setRGB(any.nextInt(width), any.nextInt(height / 3), any.nextInt());
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /** A whole PNG of one bit for each pixel, all of them black, of which only the first rows may be there. */
    private static byte[] bomb(int width, int height) throws IOException {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {1, 0, 0, 0, 0})
                .array();
        byte[] rows = new byte[Math.min(height, 30_000) * ((width + 7) / 8 + 1)];
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        return joined(signature, chunk("IHDR", header), chunk("IDAT", deflated(rows)), chunk("IEND", new byte[0]));
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(out)) {
            packed.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] body = joined(type.getBytes(StandardCharsets.US_ASCII), data);
        CRC32 crc = new CRC32();
        crc.update(body);
        return ByteBuffer.allocate(body.length + 8)
                .putInt(data.length)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
