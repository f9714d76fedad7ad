package org.cairn.badge;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A badge face as filled shapes in their order, for what cannot show SVG: an image file, a page to print. It knows the few
 * elements that {@link BadgeFace} writes and nothing else; it is never given a picture from outside.
 */
public record Picture(List<Mark> marks, List<Placed> placed) {

    public static final int SIZE = 400;

    private static final String EMBEDDED = "data:image/png;base64,";

    /**
     * A filled shape.
     *
     * @param below where given, the colour at the foot of the picture, to which the first one fades
     * @param opacity 0 to 1
     */
    public record Mark(Shape shape, Color colour, @Nullable Color below, float opacity) {}

    /** A square of pixels, over all shapes. */
    public record Placed(Emblem emblem, double x, double y, double side) {

        public BufferedImage pixels() {
            try {
                return ImageIO.read(new ByteArrayInputStream(emblem.png()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public Picture {
        marks = List.copyOf(marks);
        placed = List.copyOf(placed);
    }

    public static Picture of(BadgeFace face) {
        return new Reader().read(face.full());
    }

    private static final class Reader {

        private final List<Mark> marks = new ArrayList<>();
        private final List<Placed> placed = new ArrayList<>();
        private final Map<String, Area> clips = new HashMap<>();
        private final Map<String, List<Color>> gradients = new HashMap<>();

        Picture read(String svg) {
            children(parse(svg), null);
            return new Picture(marks, placed);
        }

        private void children(Element parent, @Nullable Area clip) {
            NodeList nodes = parent.getChildNodes();
            for (int i = 0; i < nodes.getLength(); i++) {
                Node node = nodes.item(i);
                if (node instanceof Element element) {
                    element(element, clip);
                }
            }
        }

        private void element(Element element, @Nullable Area clip) {
            switch (element.getTagName()) {
                case "defs" -> children(element, null);
                case "g" -> children(element, clips.get(reference(element.getAttribute("clip-path"))));
                case "clipPath" ->
                    clips.put(element.getAttribute("id"), new Area(shape((Element) element.getFirstChild())));
                case "linearGradient" -> gradients.put(element.getAttribute("id"), stops(element));
                case "path" -> path(element, clip);
                case "image" -> placed.add(image(element));
                case "text" ->
                    fill(
                            element,
                            Lettering.fallback(
                                    element.getTextContent(),
                                    number(element, "font-size"),
                                    number(element, "x"),
                                    number(element, "y")),
                            clip);
                default -> {
                    // Title and description are for readers of the SVG.
                }
            }
        }

        private static Placed image(Element element) {
            String data = element.getAttribute("href").substring(EMBEDDED.length());
            return new Placed(new Emblem(data), number(element, "x"), number(element, "y"), number(element, "width"));
        }

        private void path(Element element, @Nullable Area clip) {
            Shape shape = shape(element);
            if (element.hasAttribute("stroke")) {
                int cap = element.getAttribute("stroke-linecap").equals("round")
                        ? BasicStroke.CAP_ROUND
                        : BasicStroke.CAP_BUTT;
                float width = (float) number(element, "stroke-width");
                Shape stroked = new BasicStroke(width, cap, BasicStroke.JOIN_MITER).createStrokedShape(shape);
                String opacity = element.getAttribute("stroke-opacity");
                add(stroked, List.of(Color.decode(element.getAttribute("stroke"))), clip, opacity);
            } else {
                fill(element, shape, clip);
            }
        }

        private void fill(Element element, Shape shape, @Nullable Area clip) {
            String fill = element.getAttribute("fill");
            add(shape, fill.startsWith("url") ? gradients.get(reference(fill)) : List.of(Color.decode(fill)), clip, "");
        }

        private void add(Shape shape, List<Color> colours, @Nullable Area clip, String opacity) {
            Shape shown = shape;
            if (clip != null) {
                // Cut rather than clipped: a clip of Java 2D has steps at its edges.
                Area cut = new Area(shape);
                cut.intersect(clip);
                shown = cut;
            }
            marks.add(new Mark(
                    shown,
                    colours.get(0),
                    colours.size() > 1 ? colours.get(1) : null,
                    opacity.isEmpty() ? 1 : Float.parseFloat(opacity)));
        }

        private static List<Color> stops(Element gradient) {
            NodeList stops = gradient.getElementsByTagName("stop");
            return List.of(stop(stops.item(0)), stop(stops.item(1)));
        }

        private static Color stop(Node stop) {
            return Color.decode(((Element) stop).getAttribute("stop-color"));
        }

        private static Shape shape(Element path) {
            return PathData.read(path.getAttribute("d"));
        }

        private static String reference(String url) {
            return url.replaceAll("^url\\(#|\\)$", "");
        }

        private static double number(Element element, String attribute) {
            return Double.parseDouble(element.getAttribute(attribute));
        }

        private static Element parse(String svg) {
            try {
                DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
                factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                return factory.newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)))
                        .getDocumentElement();
            } catch (ParserConfigurationException | SAXException | IOException e) {
                throw new IllegalStateException("a badge face that is no SVG", e);
            }
        }
    }
}
