package org.cairn.badge;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.cairn.badge.Picture.Mark;
import org.cairn.badge.Picture.Placed;

/** A badge face as PNG. Nothing of the machine is needed for it: no screen and no fonts. */
public final class Raster {

    private static final float SKY_ENDS = Picture.SIZE * 0.66f;

    private Raster() {}

    /** @param side in pixels */
    public static byte[] png(Picture picture, int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale((double) side / Picture.SIZE, (double) side / Picture.SIZE);
            picture.marks().forEach(mark -> draw(graphics, mark));
            picture.placed().forEach(placed -> draw(graphics, placed));
        } finally {
            graphics.dispose();
        }
        return write(image);
    }

    private static void draw(Graphics2D graphics, Mark mark) {
        Color below = mark.below();
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, mark.opacity()));
        graphics.setPaint(below == null ? mark.colour() : new GradientPaint(0, 0, mark.colour(), 0, SKY_ENDS, below));
        graphics.fill(mark.shape());
    }

    private static void draw(Graphics2D graphics, Placed placed) {
        graphics.setComposite(AlphaComposite.SrcOver);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        AffineTransform place = AffineTransform.getTranslateInstance(placed.x(), placed.y());
        place.scale(placed.side() / Emblem.SIDE, placed.side() / Emblem.SIDE);
        graphics.drawImage(placed.pixels(), place, null);
    }

    static byte[] write(BufferedImage image) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
