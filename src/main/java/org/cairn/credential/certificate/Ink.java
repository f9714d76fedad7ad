package org.cairn.credential.certificate;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.cairn.badge.Picture;

/** Draws shapes on a page: the badge, and the code that leads to the credential. */
final class Ink {

    private static final int STEPS = 32;
    private static final double SKY_ENDS = 0.66;

    private final PDDocument document;
    private final PDPageContentStream page;

    Ink(PDDocument document, PDPageContentStream page) {
        this.document = document;
        this.page = page;
    }

    /** @param y of its lower edge, from the foot of the page */
    void picture(Picture picture, float x, float y, float side) throws IOException {
        double scale = side / Picture.SIZE;
        AffineTransform place = new AffineTransform(scale, 0, 0, -scale, x, y + side);
        for (Picture.Mark mark : picture.marks()) {
            page.saveGraphicsState();
            PDExtendedGraphicsState state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant(mark.opacity());
            page.setGraphicsStateParameters(state);
            page.setNonStrokingColor(mark.colour());
            outline(mark.shape(), place);
            Color below = mark.below();
            if (below == null) {
                page.fill();
            } else {
                page.clip();
                fade(mark.colour(), below, x, y, side);
            }
            page.restoreGraphicsState();
        }
        for (Picture.Placed placed : picture.placed()) {
            float across = (float) (placed.side() * scale);
            float foot = (float) (y + side - placed.y() * scale) - across;
            page.drawImage(
                    LosslessFactory.createFromImage(document, placed.pixels()),
                    (float) (x + placed.x() * scale),
                    foot,
                    across,
                    across);
        }
    }

    private void fade(Color from, Color to, float x, float y, float side) throws IOException {
        for (int i = 0; i < STEPS; i++) {
            double share = Math.min(1, (i + 0.5) / STEPS / SKY_ENDS);
            page.setNonStrokingColor(mix(from, to, share));
            float top = side - side * i / STEPS;
            page.addRect(x, y, side, top);
            page.fill();
        }
    }

    private static Color mix(Color from, Color to, double share) {
        return new Color(
                (int) Math.round(from.getRed() + (to.getRed() - from.getRed()) * share),
                (int) Math.round(from.getGreen() + (to.getGreen() - from.getGreen()) * share),
                (int) Math.round(from.getBlue() + (to.getBlue() - from.getBlue()) * share));
    }

    void code(String address, float x, float y, float side) throws IOException {
        try {
            BitMatrix bits =
                    new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 0));
            float module = side / bits.getWidth();
            page.setNonStrokingColor(Color.decode("#14242B"));
            for (int row = 0; row < bits.getHeight(); row++) {
                for (int column = 0; column < bits.getWidth(); column++) {
                    if (bits.get(column, row)) {
                        page.addRect(x + column * module, y + side - (row + 1) * module, module, module);
                    }
                }
            }
            page.fill();
        } catch (WriterException e) {
            throw new IllegalStateException("too long for a QR code: " + address, e);
        }
    }

    private void outline(Shape shape, AffineTransform place) throws IOException {
        float[] to = new float[6];
        float x = 0;
        float y = 0;
        for (PathIterator path = shape.getPathIterator(place); !path.isDone(); path.next()) {
            switch (path.currentSegment(to)) {
                case PathIterator.SEG_MOVETO -> page.moveTo(to[0], to[1]);
                case PathIterator.SEG_LINETO -> page.lineTo(to[0], to[1]);
                case PathIterator.SEG_CUBICTO -> page.curveTo(to[0], to[1], to[2], to[3], to[4], to[5]);
                case PathIterator.SEG_QUADTO ->
                    // PDF knows no quadratic curves; a cubic one says the same.
                    page.curveTo(
                            x + (to[0] - x) * 2 / 3,
                            y + (to[1] - y) * 2 / 3,
                            to[2] + (to[0] - to[2]) * 2 / 3,
                            to[3] + (to[1] - to[3]) * 2 / 3,
                            to[2],
                            to[3]);
                default -> page.closePath();
            }
            int last = lastPair(path.currentSegment(to));
            if (last >= 0) {
                x = to[last];
                y = to[last + 1];
            }
        }
    }

    private static int lastPair(int segment) {
        return switch (segment) {
            case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 0;
            case PathIterator.SEG_QUADTO -> 2;
            case PathIterator.SEG_CUBICTO -> 4;
            default -> -1;
        };
    }
}
