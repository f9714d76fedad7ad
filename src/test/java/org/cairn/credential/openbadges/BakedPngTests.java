package org.cairn.credential.openbadges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.cairn.credential.openbadges.BadDocument.Kind;
import org.junit.jupiter.api.Test;

class BakedPngTests {

    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJpZCI6IngifQ.c2ln";

    private final byte[] plain = png();
    private final byte[] baked = BakedPng.bake(plain, TOKEN);

    @Test
    void whatWasBakedIsTakenOutAndThePictureStaysAPicture() throws IOException {
        assertThat(BakedPng.unbake(baked)).contains(TOKEN);
        assertThat(ImageIO.read(new ByteArrayInputStream(baked)).getWidth()).isEqualTo(20);
        // Open Badges 3.0, 5.3.1.1: after the header, with this keyword, not compressed.
        assertThat(new String(baked, 33 + 4, 4 + 20, StandardCharsets.US_ASCII)).isEqualTo("iTXtopenbadgecredential\0");
        assertThat(baked[33 + 8 + 20]).isZero();
    }

    @Test
    void aPictureWithoutACredentialHasNone() {
        assertThat(BakedPng.unbake(plain)).isEmpty();
        assertThatThrownBy(() -> SecuredCredential.text(plain))
                .isInstanceOfSatisfying(BadDocument.class, is(Kind.PLAIN_PICTURE));
    }

    @Test
    void whereverItIsCutItIsSaidToBeBroken() {
        for (int length = 8; length < baked.length; length++) {
            byte[] cut = Arrays.copyOf(baked, length);
            assertThatThrownBy(() -> BakedPng.unbake(cut))
                    .as("%s bytes", length)
                    .isInstanceOfSatisfying(BadDocument.class, is(Kind.BROKEN_PICTURE));
        }
    }

    @Test
    void anyChangedByteIsNoticed() {
        for (int i = 8; i < baked.length - 12; i++) {
            byte[] changed = baked.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> BakedPng.unbake(changed)).as("byte %s", i).isInstanceOf(BadDocument.class);
        }
    }

    @Test
    void twoCredentialsInOnePictureAreRefused() {
        byte[] twice = BakedPng.bake(baked, TOKEN);
        assertThatThrownBy(() -> BakedPng.unbake(twice)).isInstanceOf(BadDocument.class);
    }

    @Test
    void aPictureThatSaysItHasABillionPixelsCostsNothing() {
        byte[] huge = withHeader(30_000, 30_000);
        assertThat(BakedPng.unbake(BakedPng.bake(huge, TOKEN))).contains(TOKEN);
    }

    @Test
    void aCompressedCredentialIsReadAndOneThatUnpacksWithoutEndIsNot() throws IOException {
        assertThat(BakedPng.unbake(compressed(TOKEN.getBytes(StandardCharsets.UTF_8))))
                .contains(TOKEN);
        byte[] bomb = compressed(new byte[200 << 20]);
        assertThat(bomb.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> BakedPng.unbake(bomb)).isInstanceOfSatisfying(BadDocument.class, is(Kind.TOO_LARGE));
    }

    @Test
    void aCertificateIsToldApart() {
        assertThatThrownBy(() -> SecuredCredential.text("%PDF-1.7\n…".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(BadDocument.class, is(Kind.CERTIFICATE));
        assertThatThrownBy(() -> SecuredCredential.text(new byte[(1 << 20) + 1]))
                .isInstanceOfSatisfying(BadDocument.class, is(Kind.TOO_LARGE));
    }

    private static Consumer<BadDocument> is(Kind kind) {
        return e -> assertThat(e.kind()).isEqualTo(kind);
    }

    private static byte[] png() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] withHeader(int width, int height) {
        byte[] changed = plain.clone();
        ByteBuffer header = ByteBuffer.wrap(changed);
        header.putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(changed, 12, 17);
        header.putInt(29, (int) crc.getValue());
        return changed;
    }

    private byte[] compressed(byte[] text) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes("iTXtopenbadgecredential\0\1\0\0\0".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream packed = new DeflaterOutputStream(data)) {
            packed.write(text);
        }
        byte[] body = data.toByteArray();
        CRC32 crc = new CRC32();
        crc.update(body);
        return ByteBuffer.allocate(plain.length + 8 + body.length)
                .put(plain, 0, 33)
                .putInt(body.length - 4)
                .put(body)
                .putInt((int) crc.getValue())
                .put(plain, 33, plain.length - 33)
                .array();
    }
}
