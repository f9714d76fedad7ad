package org.cairn.credential.openbadges;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A picture that carries its credential (Open Badges 3.0, 5.3.2: baking an SVG). */
public final class BakedSvg {

    private static final String NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";

    private BakedSvg() {}

    /** @param svg begins with its root element */
    public static String bake(String svg, String compactJwt) {
        int end = svg.indexOf('>', svg.indexOf("<svg"));
        return svg.substring(0, end)
                + " xmlns:openbadges=\"" + NAMESPACE + "\"><openbadges:credential verify=\"" + compactJwt + "\"/>"
                + svg.substring(end + 1);
    }

    /**
     * The credential inside: JSON or a compact JWS.
     *
     * @throws BadDocument where it is no SVG, or names a document type: entities could read what is not theirs
     */
    public static Optional<String> unbake(String svg) {
        NodeList found = parse(svg).getElementsByTagNameNS(NAMESPACE, "credential");
        if (found.getLength() > 1) {
            throw new BadDocument("more than one credential in one picture", null);
        }
        return Optional.ofNullable((Element) found.item(0))
                .map(element ->
                        element.hasAttribute("verify") ? element.getAttribute("verify") : element.getTextContent())
                .map(String::strip);
    }

    private static Document parse(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(svg)));
        } catch (SAXException | IOException e) {
            throw new BadDocument("not an SVG: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
