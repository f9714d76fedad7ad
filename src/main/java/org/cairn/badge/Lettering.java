package org.cairn.badge;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.KerningSubtable;
import org.apache.fontbox.ttf.KerningTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Text as outlines, so that it looks the same everywhere. The font is read by itself: no fonts and no graphics of the
 * machine are needed.
 */
final class Lettering {

    static final Lettering SERIF = new Lettering("GentiumBookPlus-Bold.ttf");
    static final Lettering SANS = new Lettering("SourceSans3-SemiBold.ttf");

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final @Nullable KerningSubtable kerning;
    private final double unitsPerEm;

    private Lettering(String file) {
        try (InputStream in = Lettering.class.getResourceAsStream("/fonts/" + file)) {
            font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in));
            glyphs = font.getUnicodeCmapLookup();
            unitsPerEm = font.getUnitsPerEm();
            KerningTable table = font.getKerning();
            kerning = table == null ? null : table.getHorizontalKerningSubtable();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the font has a sign for each letter; where not, a box would be drawn. */
    boolean has(String text) {
        return composed(text).codePoints().allMatch(letter -> glyphs.getGlyphId(letter) != 0);
    }

    synchronized double width(String text, double size) {
        return run(composed(text), size, null, 0, 0);
    }

    /** SVG path data of the text, its baseline centred on (middle, baseline). */
    synchronized String path(String text, double size, double middle, double baseline) {
        StringBuilder path = new StringBuilder();
        String composed = composed(text);
        run(composed, size, path, middle - run(composed, size, null, 0, 0) / 2, baseline);
        return path.toString();
    }

    /** For pictures that cannot leave a letter to the reader's own fonts: what the serif has of it, centred. */
    static Path2D fallback(String text, double size, double middle, double baseline) {
        StringBuilder known = new StringBuilder();
        text.codePoints()
                .forEach(letter -> known.appendCodePoint(SERIF.has(Character.toString(letter)) ? letter : ' '));
        return PathData.read(SERIF.path(known.toString(), size, middle, baseline));
    }

    private double run(String text, double size, @Nullable StringBuilder path, double x, double baseline) {
        double scale = size / unitsPerEm;
        double at = 0;
        int before = 0;
        for (int letter : text.codePoints().toArray()) {
            int glyph = glyphs.getGlyphId(letter);
            at += kerning == null || before == 0 ? 0 : kerning.getKerning(before, glyph);
            if (path != null) {
                draw(glyph, path, new AffineTransform(scale, 0, 0, -scale, x + at * scale, baseline));
            }
            at += advance(glyph);
            before = glyph;
        }
        return at * scale;
    }

    private double advance(int glyph) {
        try {
            return font.getAdvanceWidth(glyph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void draw(int glyph, StringBuilder path, AffineTransform place) {
        try {
            @Nullable GlyphData data = font.getGlyph().getGlyph(glyph);
            if (data != null) {
                write(data.getPath().getPathIterator(place), path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(PathIterator outline, StringBuilder path) {
        double[] to = new double[6];
        for (; !outline.isDone(); outline.next()) {
            switch (outline.currentSegment(to)) {
                case PathIterator.SEG_MOVETO -> append(path, 'M', to, 2);
                case PathIterator.SEG_LINETO -> append(path, 'L', to, 2);
                case PathIterator.SEG_QUADTO -> append(path, 'Q', to, 4);
                case PathIterator.SEG_CUBICTO -> append(path, 'C', to, 6);
                default -> path.append('Z');
            }
        }
    }

    private static void append(StringBuilder path, char command, double[] to, int count) {
        path.append(command);
        for (int i = 0; i < count; i++) {
            path.append(i == 0 ? "" : " ").append(Svg.fine(to[i]));
        }
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
