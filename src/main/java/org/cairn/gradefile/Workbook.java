package org.cairn.gradefile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The first visible sheet of a spreadsheet file (Office Open XML, ECMA-376). It is unpacked in memory only, within bounds that
 * hold for what comes out, whatever the file says of itself.
 */
final class Workbook {

    private static final int MOST_ENTRIES = 100;
    private static final int MOST_RATIO = 100;
    private static final long MOST_UNPACKED = 32L * 1024 * 1024;

    private static final String BOOK = "xl/workbook.xml";
    private static final String LINKS = "xl/_rels/workbook.xml.rels";
    private static final String STRINGS = "xl/sharedStrings.xml";
    private static final String STYLES = "xl/styles.xml";

    private final Map<String, byte[]> parts;

    private Workbook(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /** @throws Unreadable where it is no spreadsheet, or more than one */
    static GradeTable read(byte[] bytes) {
        try {
            return new Workbook(unpack(bytes)).table();
        } catch (XMLStreamException | IOException | IllegalArgumentException e) {
            // What a zip or an XML reader finds broken says nothing to an instructor.
            throw (Unreadable) Unreadable.because("broken-workbook").initCause(e);
        }
    }

    private GradeTable table() throws XMLStreamException {
        Listed sheet = firstSheet();
        String target = SheetXml.targets(part(LINKS)).getOrDefault(sheet.link(), "");
        String name = target.startsWith("/") ? target.substring(1) : "xl/" + target;
        List<String> strings = parts.containsKey(STRINGS) ? SheetXml.strings(part(STRINGS)) : List.of();
        Set<Integer> percents = parts.containsKey(STYLES) ? SheetXml.percents(part(STYLES)) : Set.of();
        return new GradeTable(
                new SheetXml(strings, percents).rows(part(name)), new GradeTable.Found(null, null, sheet.name()));
    }

    /** A sheet as the workbook lists it. */
    record Listed(String name, String link, boolean visible) {}

    private Listed firstSheet() throws XMLStreamException {
        return SheetXml.sheets(part(BOOK)).stream()
                .filter(Listed::visible)
                .findFirst()
                .orElseThrow(() -> Unreadable.because("broken-workbook"));
    }

    private byte[] part(String name) {
        byte @Nullable [] part = parts.get(name);
        if (part == null) {
            throw Unreadable.because("no-workbook");
        }
        return part;
    }

    private static Map<String, byte[]> unpack(byte[] bytes) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        Set<String> names = new HashSet<>();
        long left = Math.min(MOST_UNPACKED, (long) MOST_RATIO * bytes.length);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                mustBeSound(entry.getName(), names);
                byte[] part = inflated(zip, left);
                left -= part.length;
                if (isRead(entry.getName())) {
                    parts.put(entry.getName(), part);
                }
            }
        }
        return parts;
    }

    private static void mustBeSound(String name, Set<String> names) {
        boolean path = name.startsWith("/")
                || name.contains("\\")
                || List.of(name.split("/")).contains("..");
        if (path || !names.add(name)) {
            throw Unreadable.because("broken-workbook");
        }
        if (names.size() > MOST_ENTRIES) {
            throw Unreadable.because("packed-too-much");
        }
    }

    private static boolean isRead(String name) {
        return List.of(BOOK, LINKS, STRINGS, STYLES).contains(name)
                || (name.startsWith("xl/worksheets/") && name.endsWith(".xml"));
    }

    /** What an entry says of its own size may be a lie, so that it is counted while it comes. */
    private static byte[] inflated(InputStream zip, long most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] some = new byte[16 * 1024];
        for (int read = zip.read(some); read >= 0; read = zip.read(some)) {
            if (out.size() + (long) read > most) {
                throw Unreadable.because("packed-too-much");
            }
            out.write(some, 0, read);
        }
        return out.toByteArray();
    }

    /** For rows whose cells come with gaps. */
    static void put(List<String> cells, int column, String text) {
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, text);
    }

    static List<String> noCells() {
        return new ArrayList<>();
    }
}
