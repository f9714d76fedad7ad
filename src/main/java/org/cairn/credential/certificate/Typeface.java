package org.cairn.credential.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of one document; what of them is used is embedded. */
record Typeface(PDFont serif, PDFont strong, PDFont plain) {

    /** A piece of a line that one font can set. */
    record Run(PDFont font, String text) {}

    static Typeface of(PDDocument document) throws IOException {
        return new Typeface(
                load(document, "GentiumBookPlus-Bold.ttf"),
                load(document, "SourceSans3-SemiBold.ttf"),
                load(document, "SourceSans3-Regular.ttf"));
    }

    private static PDFont load(PDDocument document, String file) throws IOException {
        try (InputStream font = Typeface.class.getResourceAsStream("/fonts/" + file)) {
            return PDType0Font.load(document, font, true);
        }
    }

    /** A letter that the font has not is taken from the serif, which knows the most. */
    List<Run> runs(PDFont font, String text) {
        List<Run> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        PDFont current = font;
        for (int letter : text.codePoints().toArray()) {
            String one = Character.toString(letter);
            PDFont able = able(font, one);
            if (!able.equals(current)) {
                runs.add(new Run(current, run.toString()));
                run.setLength(0);
                current = able;
            }
            run.append(one);
        }
        runs.add(new Run(current, run.toString()));
        return runs;
    }

    private PDFont able(PDFont wanted, String letter) {
        for (PDFont font : List.of(wanted, serif, plain)) {
            if (has(font, letter)) {
                return font;
            }
        }
        throw new UnprintableText(letter);
    }

    private static boolean has(PDFont font, String letter) {
        try {
            return font.encode(letter).length > 0;
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }

    float width(PDFont font, String text, float size) throws IOException {
        float width = 0;
        for (Run run : runs(font, text)) {
            width += run.font().getStringWidth(run.text()) / 1000 * size;
        }
        return width;
    }

    /** Broken between words into lines of at most this width; a word that is too long is broken inside. */
    List<String> lines(PDFont font, String text, float size, float widest) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : clean(text).split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(font, longer, size) <= widest) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(font, line, size) > widest) {
                int end = fitting(font, line, size, widest);
                lines.add(line.substring(0, end));
                line = line.substring(end);
            }
        }
        lines.add(line);
        return lines;
    }

    private int fitting(PDFont font, String word, float size, float widest) throws IOException {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length() && width(font, word.substring(0, word.offsetByCodePoints(end, 1)), size) <= widest) {
            end = word.offsetByCodePoints(end, 1);
        }
        return end;
    }

    static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
    }
}
