package org.cairn.badge;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture from outside. What it says of itself is read before any pixel; then its pixels are drawn anew, and nothing else of
 * the file goes on: no place where it was taken, no script, no second file behind it.
 */
final class HandedInPicture {

    /** As a file. */
    static final int LARGEST = 2 << 20;

    /** In pixels, each way: enough for any mark, and nothing that a few bytes can blow up. */
    static final int WIDEST = 3000;

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final byte[] JPEG_ENDS = HexFormat.of().parseHex("ffd9");

    private HandedInPicture() {}

    /** What came of it. */
    sealed interface Outcome {}

    record Drawn(Emblem emblem) implements Outcome {}

    /** @param why as a word of a message key */
    record Refused(String why) implements Outcome {}

    static Outcome draw(byte[] file) {
        if (file.length == 0) {
            return new Refused("nothing");
        }
        if (file.length > LARGEST) {
            return new Refused("too-large");
        }
        if (begins(file, PNG)) {
            return draw(file, "png");
        }
        if (begins(file, JPEG)) {
            return ends(file, JPEG_ENDS) ? draw(file, "jpeg") : new Refused("broken");
        }
        return new Refused(isMarkup(file) ? "svg" : "format");
    }

    private static Outcome draw(byte[] file, String format) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        List<String> warnings = new ArrayList<>();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            int widest = Math.max(reader.getWidth(0), reader.getHeight(0));
            if (widest > WIDEST) {
                return new Refused("dimensions");
            }
            BufferedImage pixels = reader.read(0, sparsely(reader, widest));
            return warnings.isEmpty() ? new Drawn(Emblem.of(Raster.write(square(pixels)))) : new Refused("broken");
        } catch (IOException | RuntimeException e) {
            // Readers of the JDK answer strange files with whatever exception comes first; none of them is worth more
            // words.
            return new Refused("broken");
        } finally {
            reader.dispose();
        }
    }

    /** Only every so many pixels are kept, so that a large picture takes no more memory than a small one. */
    private static ImageReadParam sparsely(ImageReader reader, int widest) {
        ImageReadParam how = reader.getDefaultReadParam();
        int step = Math.max(1, widest / (2 * Emblem.SIDE));
        how.setSourceSubsampling(step, step, 0, 0);
        return how;
    }

    private static BufferedImage square(BufferedImage pixels) {
        double scale = (double) Emblem.SIDE / Math.max(pixels.getWidth(), pixels.getHeight());
        int width = (int) Math.max(1, Math.round(pixels.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(pixels.getHeight() * scale));
        BufferedImage square = new BufferedImage(Emblem.SIDE, Emblem.SIDE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = square.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.drawImage(pixels, (Emblem.SIDE - width) / 2, (Emblem.SIDE - height) / 2, width, height, null);
        } finally {
            graphics.dispose();
        }
        return square;
    }

    private static boolean begins(byte[] file, byte[] with) {
        return file.length > with.length && Arrays.equals(file, 0, with.length, with, 0, with.length);
    }

    /** Programs may leave something behind the end; where there is no end at all, the file was cut. */
    private static boolean ends(byte[] file, byte[] with) {
        for (int i = file.length - with.length; i > 0; i--) {
            if (Arrays.equals(file, i, i + with.length, with, 0, with.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMarkup(byte[] file) {
        String text = new String(file, 0, Math.min(file.length, 512), StandardCharsets.UTF_8).strip();
        return text.startsWith("<") || text.startsWith("\uFEFF<");
    }
}
