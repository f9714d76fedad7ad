package org.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is, told by what is in it; and what it may be called. */
class FileKindTests {

    @Test
    void aFileIsWhatItBeginsWith() {
        assertThat(FileKind.of(bytes("%PDF-1.7\n"))).contains(FileKind.PDF);
        assertThat(FileKind.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0}))
                .contains(FileKind.PNG);
        assertThat(FileKind.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0}))
                .contains(FileKind.JPEG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html><script>alert(1)</script>", "<svg onload='alert(1)'/>", "<?php echo 1;", "MZ is text too"
            })
    void whateverIsWrittenInLettersIsPlainText(String text) {
        assertThat(FileKind.of(bytes(text))).contains(FileKind.TEXT);
        assertThat(FileKind.TEXT.mediaType()).startsWith("text/plain");
    }

    @Test
    void whatIsNothingOfTheseIsRefused() {
        assertThat(FileKind.of(new byte[0])).isEmpty();
        assertThat(FileKind.of(bytes("   \n"))).isEmpty();
        assertThat(FileKind.of(new byte[] {'M', 'Z', 0, 1, 2, 3})).isEmpty();
        assertThat(FileKind.of(new byte[] {(byte) 0xc3, (byte) 0x28})).isEmpty();
        assertThat(FileKind.of(bytes("GIF89a\0\0"))).isEmpty();
        assertThat(FileKind.of(bytes("PK\3\4 and then nothing of an archive"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"word/document.xml,DOCX", "xl/workbook.xml,XLSX", "ppt/presentation.xml,PPTX"})
    void anOfficeDocumentIsAnArchiveThatSaysSo(String part, FileKind kind) throws IOException {
        assertThat(FileKind.of(zip("[Content_Types].xml", "<Types/>", part, "<x/>")))
                .contains(kind);
    }

    @Test
    void anOpenDocumentSaysSoFirst() throws IOException {
        assertThat(FileKind.of(zip("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>")))
                .contains(FileKind.ODT);
        assertThat(FileKind.of(zip("mimetype", "text/html", "content.xml", "<x/>")))
                .isEmpty();
    }

    @Test
    void anotherArchiveIsNoDocument() throws IOException {
        assertThat(FileKind.of(zip("virus.exe", "MZ", "readme.txt", "run me"))).isEmpty();
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write('x');
        }
        assertThat(out.size()).isLessThan(Submissions.LARGEST_FILE);

        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(FileKind.of(out.toByteArray())).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan.pdf | plan.pdf",
                "Été à l’eau.docx | Été à l’eau.pdf",
                "../../etc/passwd | passwd.pdf",
                "C:\\Users\\eve\\evil.exe | evil.pdf",
                "report.pdf.html | report.pdf.pdf",
                "\"><script>x</script>.html | script_.pdf",
                "photo\u202Efdp.exe | photofdp.pdf",
                ".htaccess | file.pdf",
                ".. | file.pdf",
                "a;b=c&d.txt | a_b=c_d.pdf"
            })
    void aNameIsHarmlessAndEndsAsWhatTheFileIs(String given, String kept) {
        assertThat(FileName.of(given, FileKind.PDF)).isEqualTo(kept);
    }

    @Test
    void aNameOfOnlyControlCharactersOrOfTooManyLettersIsMadeUsable() {
        assertThat(FileName.of("\r\nSet-Cookie: a\0", FileKind.TEXT)).doesNotContain("\r", "\n", "\0", ":");
        assertThat(FileName.of("", FileKind.TEXT)).isEqualTo("file.txt");
        assertThat(FileName.of("é".repeat(5000), FileKind.TEXT)).hasSize(104);
        assertThat(FileName.of("😀".repeat(500), FileKind.TEXT)).endsWith("😀.txt");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String... entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(bytes(entries[i + 1]));
            }
        }
        return out.toByteArray();
    }
}
