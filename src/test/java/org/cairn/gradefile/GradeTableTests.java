package org.cairn.gradefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as tables: as LMSs and spreadsheets write them, and as people with bad intentions do. */
class GradeTableTests {

    private static final String WORKBOOK = """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
              xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
              <sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>""";
    private static final String LINKS = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
              <Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>""";

    @ParameterizedTest
    @CsvSource({
        "UTF-8, false, UTF-8",
        "UTF-8, true, UTF-8",
        "UTF-16LE, true, UTF-16",
        "UTF-16BE, true, UTF-16",
        "UTF-16LE, false, UTF-16",
        "UTF-16BE, false, UTF-16",
        "windows-1252, false, Windows-1252"
    })
    void theEncodingIsFoundAndTold(String charset, boolean marked, String told) {
        String text = (marked ? "\uFEFF" : "") + "Prénom,Note\nNoémie,12\nHélène’s,13\n";

        GradeTable table = GradeTable.of(text.getBytes(Charset.forName(charset)));

        assertThat(table.found().encoding()).isEqualTo(told);
        assertThat(table.rows().get(0).cells()).containsExactly("Prénom", "Note");
        assertThat(table.rows().get(1).cells()).containsExactly("Noémie", "12");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Name,Quiz: 1 (Real)|comma",
                "Name;\"Quiz: 1, 2 and 3, 4 (Real)\"|semicolon",
                "Name:\"Quiz: 1 (Real)\"|colon",
                "sep=;!Name;Quiz, 1, 2, 3|semicolon"
            })
    void theSeparatorIsFoundAndTold(String head, String told) {
        String separator = told.equals("comma") ? "," : told.equals("colon") ? ":" : ";";

        GradeTable table = read(head.replace('!', '\n') + "\nAna" + separator + "12\n");

        assertThat(table.found().separator()).isEqualTo(told);
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().get(1).cells()).containsExactly("Ana", "12");
    }

    @Test
    void aTabSeparates() {
        assertThat(read("Name\tQuiz: 1\nAna\t12\n").found().separator()).isEqualTo("tab");
    }

    @Test
    void aRowIsKnownByTheLineOnWhichItBegins() {
        List<GradeTable.Row> rows =
                read("Name,Note\r\n\r\n\"Ana\nLee\",12\r\nKim,13\r\n").rows();

        assertThat(rows).extracting(GradeTable.Row::line).containsExactly(1, 3, 5);
        assertThat(rows.get(1).cell(0)).isEqualTo("Ana\nLee");
        assertThat(rows.get(1).cell(7)).isEmpty();
    }

    @Test
    void whatAHintTakesOfTheLinesIsCounted() {
        assertThat(read("sep=;\nName;Note\nAna;1\n").rows())
                .extracting(GradeTable.Row::line)
                .containsExactly(2, 3);
    }

    @Test
    void aSpreadsheetIsReadAsItIsShown() {
        GradeTable table = GradeTable.of(resource("moodle.xlsx"));

        assertThat(table.found().sheet()).isEqualTo("Notes d’été");
        assertThat(table.rows()).extracting(GradeTable.Row::line).containsExactly(1, 2, 3, 4);
        assertThat(table.rows().get(1).cells())
                .containsExactly("Ana", "Lee", "A00123", "ana@coast.example", "12.5", "62.50 %", "B+", "1774000000");
        assertThat(table.rows().get(2).cells()).startsWith("Noémie", "Tremblay");
        // A formula as its kept value, a percentage by its style, and a text in two styles.
        assertThat(table.rows().get(3).cells()).contains("15.25", "76.25 %", "A-");
    }

    @Test
    void aSpreadsheetWithTextsInItsCellsIsReadToo() {
        GradeTable table = GradeTable.of(resource("canvas.xlsx"));

        assertThat(table.rows().get(1).cells().get(0)).isEqualTo("    Points Possible");
        assertThat(table.rows().get(2).cell(5)).isEqualTo("17.5");
    }

    @ParameterizedTest
    @CsvSource({
        "<v>85.499999999999986</v>, 85.5",
        "<v>0.1</v>, 0.1",
        "<v>1E2</v>, 100",
        "<v>1.25E0</v>, 1.25",
        "<v>1.125</v>, 1.1250",
        "<v>1E999999999</v>, 1E999999999",
        "<f>1/0</f><v>12</v>, 12"
    })
    void figuresAreAsPeopleWouldTypeThem(String cell, String shown) {
        String sheet = "<worksheet><sheetData><row><c><v>1</v></c></row><row r='2'><c r='A2'>" + cell
                + "</c></row></sheetData></worksheet>";

        GradeTable table = GradeTable.of(zip(sheet));

        assertThat(table.rows().get(1).cell(0)).isEqualTo(shown);
    }

    static Stream<Arguments> hostile() {
        String rows = "Name,Note\n" + "a,1\n".repeat(GradeTable.MOST_ROWS + 10);
        String bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
                + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>"
                + "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;'>]>"
                + "<worksheet><sheetData><row><c t='str'><v>&f;&f;&f;</v></c></row></sheetData></worksheet>";
        String outside = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
                + "<worksheet><sheetData><row><c t='str'><v>&a;</v></c></row></sheetData></worksheet>";
        return Stream.of(
                file("too-large", 0, new byte[GradeTable.MOST_BYTES + 1]),
                file("no-rows", 0, new byte[0]),
                file("no-rows", 0, "Name,Note\n".getBytes(StandardCharsets.UTF_8)),
                file("old-excel", 0, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}),
                file("no-text", 2, "Name,Note\nAna,\0\0\n".getBytes(StandardCharsets.UTF_8)),
                file(
                        "open-quote",
                        2,
                        ("Name,Note\n\"Ana,1\n" + "b,2\n".repeat(900_000)).getBytes(StandardCharsets.UTF_8)),
                file("too-many-rows", GradeTable.MOST_ROWS + 4, rows.getBytes(StandardCharsets.UTF_8)),
                file("too-many-columns", 2, ("Name,Note\n" + ",".repeat(600) + "1\n").getBytes(StandardCharsets.UTF_8)),
                file("no-text", -1, ("Name,Note\n" + ",".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8)),
                file(
                        "no-workbook",
                        0,
                        zip(List.of(entry("word/document.xml", "<x/>".getBytes(StandardCharsets.UTF_8))))),
                file("no-workbook", 0, "PK\u0003\u0004and nothing".getBytes(StandardCharsets.ISO_8859_1)),
                file("broken-workbook", 0, zip("<worksheet><sheetData><row>")),
                file(
                        "broken-workbook",
                        1,
                        zip("<worksheet><sheetData><row r='1'><c t='s'><v>77</v></c></row></sheetData></worksheet>")),
                file("broken-workbook", 0, zip(List.of(entry("../../etc/passwd", new byte[1])))),
                file("packed-too-much", 0, zip(List.of(entry("xl/media/zeros.bin", new byte[60 * 1024 * 1024])))),
                file(
                        "packed-too-much",
                        0,
                        zip(Stream.iterate(0, i -> i + 1)
                                .limit(200)
                                .map(i -> entry("xl/media/" + i, new byte[1]))
                                .toList())),
                file("document-type", 1, zip(bomb)),
                file("document-type", 1, zip(outside)),
                file(
                        "too-many-columns",
                        1,
                        zip(
                                "<worksheet><sheetData><row r='1'><c r='XFD1'><v>1</v></c></row></sheetData></worksheet>")));
    }

    /** In a second, on a machine that does other things too. */
    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("hostile")
    void whatIsNoGradebookIsRefusedSoonAndClearly(String why, int line, byte[] bytes) {
        Unreadable unreadable = assertTimeoutPreemptively(
                Duration.ofSeconds(3), () -> catchThrowableOfType(Unreadable.class, () -> GradeTable.of(bytes)));

        assertThat(unreadable).isNotNull();
        assertThat(unreadable.fault().key()).isEqualTo("gradefile.fault." + why);
        if (line >= 0) {
            assertThat(unreadable.fault().line()).isEqualTo(line);
        }
    }

    /** Its size is not even stated before it comes. */
    @Test
    void anEntryIsCountedAsItComes() {
        byte[] packed = zip(
                List.of(entry("xl/worksheets/sheet1.xml", " ".repeat(10_000_000).getBytes(StandardCharsets.UTF_8))));

        assertThatThrownBy(() -> GradeTable.of(packed)).hasMessage("gradefile.fault.packed-too-much");
    }

    private static Arguments file(String why, int line, byte[] bytes) {
        return Arguments.of(why, line, bytes);
    }

    private static GradeTable read(String text) {
        return GradeTable.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map.Entry<String, byte[]> entry(String name, byte[] content) {
        return Map.entry(name, content);
    }

    private static byte[] zip(String sheet) {
        return zip(List.of(
                entry("xl/workbook.xml", WORKBOOK.getBytes(StandardCharsets.UTF_8)),
                entry("xl/_rels/workbook.xml.rels", LINKS.getBytes(StandardCharsets.UTF_8)),
                entry("xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] zip(List<Map.Entry<String, byte[]>> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] resource(String name) {
        try (InputStream in = GradeTableTests.class.getResourceAsStream("/gradefile/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
