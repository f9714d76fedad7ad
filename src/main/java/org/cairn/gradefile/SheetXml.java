package org.cairn.gradefile;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a spreadsheet (ECMA-376-1, 18.2, 18.3, 18.4, 18.8). No document type, no entity but those of XML itself. Of a
 * formula the value is taken that the spreadsheet kept with it; nothing is calculated here.
 */
final class SheetXml {

    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final int MOST_CELLS = 2_000_000;

    private final List<String> strings;
    private final Set<Integer> percents;

    SheetXml(List<String> strings, Set<Integer> percents) {
        this.strings = strings;
        this.percents = percents;
    }

    List<GradeTable.Row> rows(byte[] part) throws XMLStreamException {
        GradeTable.Rows rows = new GradeTable.Rows();
        XMLStreamReader xml = open(part);
        int line = 0;
        int cells = 0;
        List<String> row = Workbook.noCells();
        while (xml.hasNext()) {
            int event = next(xml);
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
                line = number(xml.getAttributeValue(null, "r"), line + 1);
                row = Workbook.noCells();
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("c")) {
                cells += 1;
                if (cells > MOST_CELLS) {
                    throw Unreadable.at(line, "packed-too-much");
                }
                cell(xml, line, row);
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("row")) {
                rows.add(line, row);
            }
        }
        return rows.all();
    }

    private void cell(XMLStreamReader xml, int line, List<String> row) throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        int column = column(xml.getAttributeValue(null, "r"), row.size());
        int style = number(xml.getAttributeValue(null, "s"), -1);
        String text = text(xml, "c", "v", "t");
        if (text.isBlank()) {
            return;
        }
        if (column >= GradeTable.MOST_COLUMNS) {
            throw Unreadable.at(line, "too-many-columns", GradeTable.MOST_COLUMNS);
        }
        Workbook.put(row, column, value(type == null ? "n" : type, text, style, line));
    }

    private String value(String type, String text, int style, int line) {
        return switch (type) {
            case "s" -> {
                int index = number(text.strip(), -1);
                if (index < 0 || index >= strings.size()) {
                    throw Unreadable.at(line, "broken-workbook");
                }
                yield strings.get(index);
            }
            case "n" -> figure(text.strip(), percents.contains(style));
            default -> text;
        };
    }

    /**
     * As people would type it. A spreadsheet keeps 85 % as 0.85 and shows it by a style; and it keeps binary fractions, whose
     * shortest decimal is what was meant. Three decimals become four, so that nobody takes the point for one of thousands.
     */
    private static String figure(String text, boolean percent) {
        double kept;
        try {
            kept = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return text;
        }
        if (!Double.isFinite(kept) || Math.abs(kept) > 1e12) {
            return text;
        }
        BigDecimal number = BigDecimal.valueOf(kept).multiply(percent ? BigDecimal.valueOf(100) : BigDecimal.ONE);
        BigDecimal plain = number.setScale(Math.min(Math.max(number.scale(), 0), 10), RoundingMode.HALF_UP)
                .stripTrailingZeros();
        BigDecimal shown = plain.scale() == 3 ? plain.setScale(4) : plain;
        return shown.toPlainString() + (percent ? " %" : "");
    }

    static List<String> strings(byte[] part) throws XMLStreamException {
        List<String> strings = new ArrayList<>();
        XMLStreamReader xml = open(part);
        while (xml.hasNext()) {
            if (next(xml) == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                strings.add(text(xml, "si", "t", "t"));
            }
        }
        return strings;
    }

    /** Which cell styles show a percentage: the formats 9 and 10 (18.8.30), and those of the file's own that end in %. */
    static Set<Integer> percents(byte[] part) throws XMLStreamException {
        Set<Integer> formats = new HashSet<>(Set.of(9, 10));
        Set<Integer> styles = new HashSet<>();
        XMLStreamReader xml = open(part);
        boolean inCells = false;
        int style = 0;
        while (xml.hasNext()) {
            int event = next(xml);
            if (!xml.hasName()) {
                continue;
            }
            String name = xml.getLocalName();
            if (name.equals("cellXfs")) {
                inCells = event == XMLStreamConstants.START_ELEMENT;
            } else if (event == XMLStreamConstants.START_ELEMENT && name.equals("numFmt")) {
                String code = xml.getAttributeValue(null, "formatCode");
                if (code != null && code.contains("%")) {
                    formats.add(number(xml.getAttributeValue(null, "numFmtId"), -1));
                }
            } else if (event == XMLStreamConstants.START_ELEMENT && inCells && name.equals("xf")) {
                if (formats.contains(number(xml.getAttributeValue(null, "numFmtId"), 0))) {
                    styles.add(style);
                }
                style++;
            }
        }
        return styles;
    }

    static List<Workbook.Listed> sheets(byte[] part) throws XMLStreamException {
        List<Workbook.Listed> sheets = new ArrayList<>();
        XMLStreamReader xml = open(part);
        while (xml.hasNext()) {
            if (next(xml) == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("sheet")) {
                sheets.add(new Workbook.Listed(
                        orEmpty(xml.getAttributeValue(null, "name")),
                        orEmpty(xml.getAttributeValue(RELATIONSHIPS, "id")),
                        xml.getAttributeValue(null, "state") == null
                                || "visible".equals(xml.getAttributeValue(null, "state"))));
            }
        }
        return sheets;
    }

    /** Which part each link of the workbook leads to. */
    static Map<String, String> targets(byte[] part) throws XMLStreamException {
        Map<String, String> targets = new HashMap<>();
        XMLStreamReader xml = open(part);
        while (xml.hasNext()) {
            if (next(xml) == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("Relationship")) {
                targets.put(orEmpty(xml.getAttributeValue(null, "Id")), orEmpty(xml.getAttributeValue(null, "Target")));
            }
        }
        return targets;
    }

    /** The text of some elements inside the one that is open; how a word is pronounced (rPh) and formulas are not part of it. */
    private static String text(XMLStreamReader xml, String whole, String one, String other) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int inside = 0;
        int aside = 0;
        while (xml.hasNext()) {
            int event = next(xml);
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(whole)) {
                return text.toString();
            }
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                int step = event == XMLStreamConstants.START_ELEMENT ? 1 : -1;
                String name = xml.getLocalName();
                inside += name.equals(one) || name.equals(other) ? step : 0;
                aside += name.equals("rPh") ? step : 0;
            } else if (inside > 0 && aside == 0 && xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    private static XMLStreamReader open(byte[] part) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new ByteArrayInputStream(part));
    }

    private static int next(XMLStreamReader xml) throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw Unreadable.at(xml.getLocation().getLineNumber(), "document-type");
        }
        return event;
    }

    /** C of C12 is 2. */
    private static int column(@Nullable String reference, int otherwise) {
        if (reference == null) {
            return otherwise;
        }
        int column = 0;
        for (int i = 0; i < Math.min(reference.length(), 4) && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
        }
        return column > 0 ? column - 1 : otherwise;
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
