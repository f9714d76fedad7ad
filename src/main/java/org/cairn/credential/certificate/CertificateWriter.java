package org.cairn.credential.certificate;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDLayoutAttributeObject;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;

/** Writes a certificate on Letter, landscape; what does not fit goes on the next page. */
public final class CertificateWriter implements AutoCloseable {

    private static final PDRectangle LETTER = new PDRectangle(792, 612);
    private static final float LEFT = 57;
    private static final float BADGE = 219;
    private static final float COLUMN = 321;
    private static final float WIDTH = 414;
    private static final float FOOT = 60;
    private static final float LOWEST = FOOT + 24;
    private static final int WITH_STATEMENTS = 4;
    private static final Color INK = Color.decode("#14242B");
    private static final Color INK_2 = Color.decode("#3F5058");
    private static final Color RUST = Color.decode("#A0311D");
    private static final Color LINE = Color.decode("#DAE2E3");
    private static final Color PLATE = Color.decode("#16333F");

    private final Certificate certificate;
    private final TaggedDocument tagged;
    private final Typeface type;
    private final Deque<Sheet> sheets = new ArrayDeque<>();

    private CertificateWriter(Certificate certificate) throws IOException {
        this.certificate = certificate;
        tagged = new TaggedDocument(Typeface.clean(certificate.title()), certificate.language());
        type = Typeface.of(tagged.document());
        begin();
    }

    /** A page being written, and how far down it is written. */
    private record Sheet(PDPage page, PDPageContentStream out, float y) {}

    private void begin() throws IOException {
        PDPage page = tagged.page(LETTER);
        sheets.push(new Sheet(page, new PDPageContentStream(tagged.document(), page), LETTER.getHeight() - LEFT));
    }

    private PDPage page() {
        return sheets.getFirst().page();
    }

    private PDPageContentStream out() {
        return sheets.getFirst().out();
    }

    private float y() {
        return sheets.getFirst().y();
    }

    private void to(float y) {
        Sheet now = sheets.pop();
        sheets.push(new Sheet(now.page(), now.out(), y));
    }

    private void down(float by) {
        to(y() - by);
    }

    /** @throws UnprintableText where a letter is in none of the fonts */
    public static byte[] write(Certificate certificate) {
        try (CertificateWriter writer = new CertificateWriter(certificate)) {
            return writer.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write() throws IOException {
        background();
        badge();
        claim();
        competencies();
        endorsements();
        check();
        foot();
        out().close();
        return tagged.bytes();
    }

    private void background() throws IOException {
        out().beginMarkedContent(COSName.ARTIFACT);
        out().setNonStrokingColor(PLATE);
        out().addRect(0, 0, LETTER.getWidth(), FOOT);
        out().fill();
        out().endMarkedContent();
    }

    private void badge() throws IOException {
        float bottom = LETTER.getHeight() - 50 - BADGE;
        figure(certificate.badge().alternative(), LEFT, bottom, BADGE);
        new Ink(tagged.document(), out()).picture(certificate.badge().picture(), LEFT, bottom, BADGE);
        out().endMarkedContent();
    }

    private void claim() throws IOException {
        block("P", certificate.opening(), type.strong(), 11.5f, INK_2, COLUMN, WIDTH);
        if (certificate.holder() != null) {
            down(6);
            block("P", certificate.holder(), type.serif(), 22, INK, COLUMN, WIDTH);
            down(4);
        }
        block("P", certificate.achieved(), type.strong(), 11.5f, INK_2, COLUMN, WIDTH);
        down(6);
        boolean isLong =
                type.lines(type.serif(), certificate.title(), 31, WIDTH).size() > 2;
        block("H1", certificate.title(), type.serif(), isLong ? 21 : 31, INK, COLUMN, WIDTH)
                .setLanguage(certificate.textLanguage());
        down(2);
        if (certificate.warning() != null) {
            block("P", certificate.warning(), type.strong(), 13, RUST, COLUMN, WIDTH);
        }
        block("P", certificate.sentence(), type.plain(), 13, INK, COLUMN, WIDTH);
        down(6);
    }

    private void competencies() throws IOException {
        PDStructureElement list = tagged.element("L", tagged.top());
        list.setLanguage(certificate.textLanguage());
        boolean statements = certificate.competencies().size() <= WITH_STATEMENTS;
        for (Certificate.Shown shown : certificate.competencies()) {
            room(52);
            rule();
            PDStructureElement item = tagged.element("LBody", tagged.element("LI", list));
            block(item, "P", shown.title(), type.strong(), 12.5f, INK, COLUMN, WIDTH);
            if (statements && shown.statement() != null) {
                block(item, "P", shown.statement(), type.plain(), 10.5f, INK_2, COLUMN, WIDTH);
            }
            down(7);
        }
        rule();
    }

    private void endorsements() throws IOException {
        for (String endorsement : certificate.endorsements()) {
            int lines = type.lines(type.plain(), endorsement, 10.5f, WIDTH).size();
            room(Math.min(20 + lines * 10.5f * 1.22f, LETTER.getHeight() - LEFT - LOWEST));
            block("P", endorsement, type.plain(), 10.5f, INK_2, COLUMN, WIDTH);
        }
    }

    private void check() throws IOException {
        float below = y();
        PDPage last = page();
        float side = 72;
        float top = tagged.document().getNumberOfPages() == 1 ? LETTER.getHeight() - 50 - BADGE - 28 : y() - 20;
        if (top - side < LOWEST) {
            nextSheet();
            top = y();
        }
        figure(certificate.check().alternative(), LEFT, top - side, side);
        new Ink(tagged.document(), out()).code(certificate.check().address(), LEFT, top - side, side);
        out().endMarkedContent();
        to(top - 1);
        float x = LEFT + side + 12;
        float width = BADGE - side - 12;
        block("P", certificate.check().heading(), type.strong(), 10.5f, INK, x, width);
        block("P", certificate.check().text(), type.plain(), 9.5f, INK_2, x, width);
        link(x, width);
        to(last.equals(page()) ? below : y());
    }

    private void link(float x, float width) throws IOException {
        float from = y();
        PDStructureElement link = block(
                tagged.element("P", tagged.top()),
                "Link",
                certificate.check().address().replaceFirst("^https?://", "").replaceFirst("/", " /"),
                type.plain(),
                9,
                INK_2,
                x,
                width);
        PDAnnotationLink annotation = new PDAnnotationLink();
        annotation.setRectangle(new PDRectangle(x, y(), width, from - y()));
        annotation.setContents(
                certificate.check().heading() + ": " + certificate.check().address());
        PDActionURI action = new PDActionURI();
        action.setURI(certificate.check().address());
        annotation.setAction(action);
        PDBorderStyleDictionary none = new PDBorderStyleDictionary();
        none.setWidth(0);
        annotation.setBorderStyle(none);
        tagged.link(link, page(), annotation);
    }

    private void foot() throws IOException {
        float half = (LETTER.getWidth() - 2 * LEFT - 24) / 2;
        to(FOOT - 18);
        block("P", certificate.about(), type.plain(), 10, Color.WHITE, LEFT, half);
        to(FOOT - 18);
        block("P", certificate.closing(), type.strong(), 10, Color.WHITE, LEFT + half + 24, half);
    }

    private PDStructureElement block(
            String kind, String text, PDFont font, float size, Color colour, float x, float width) throws IOException {
        return block(tagged.top(), kind, text, font, size, colour, x, width);
    }

    /** A paragraph from the top down; {@code y} moves below it. */
    private PDStructureElement block(
            PDStructureElement parent,
            String kind,
            String text,
            PDFont font,
            float size,
            Color colour,
            float x,
            float width)
            throws IOException {
        PDStructureElement element = tagged.element(kind, parent);
        out().beginMarkedContent(COSName.getPDFName(kind), tagged.mark(element, page()));
        float leading = size * 1.22f;
        List<String> lines = type.lines(font, text, size, width);
        for (int i = 0; i < lines.size(); i++) {
            down(leading);
            line(i < lines.size() - 1 ? lines.get(i) + " " : lines.get(i), font, size, colour, x);
        }
        out().endMarkedContent();
        down(size * 0.3f);
        return element;
    }

    private void line(String text, PDFont font, float size, Color colour, float x) throws IOException {
        out().beginText();
        out().setNonStrokingColor(colour);
        out().newLineAtOffset(x, y() + size * 0.2f);
        for (Typeface.Run run : type.runs(font, text)) {
            if (!run.text().isEmpty()) {
                out().setFont(run.font(), size);
                out().showText(run.text());
            }
        }
        out().endText();
    }

    private void figure(String alternative, float x, float bottom, float side) throws IOException {
        PDStructureElement figure = tagged.element("Figure", tagged.top());
        figure.setAlternateDescription(alternative);
        PDLayoutAttributeObject layout = new PDLayoutAttributeObject();
        layout.setPlacement(PDLayoutAttributeObject.PLACEMENT_BLOCK);
        layout.setBBox(new PDRectangle(x, bottom, side, side));
        figure.addAttribute(layout);
        out().beginMarkedContent(COSName.getPDFName("Figure"), tagged.mark(figure, page()));
    }

    private void rule() throws IOException {
        out().beginMarkedContent(COSName.ARTIFACT);
        out().setNonStrokingColor(LINE);
        out().addRect(COLUMN, y(), WIDTH, 0.8f);
        out().fill();
        out().endMarkedContent();
        down(5);
    }

    private void room(float needed) throws IOException {
        if (y() - needed < LOWEST) {
            nextSheet();
        }
    }

    private void nextSheet() throws IOException {
        out().close();
        begin();
        background();
    }

    @Override
    public void close() throws IOException {
        tagged.close();
    }
}
