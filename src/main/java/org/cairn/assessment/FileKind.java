package org.cairn.assessment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files that can be handed in, told by what is in them: a name says what its author likes. */
public enum FileKind {
    PDF("pdf", "application/pdf"),
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg"),
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PPTX("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ODT("odt", "application/vnd.oasis.opendocument.text"),
    ODS("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ODP("odp", "application/vnd.oasis.opendocument.presentation"),
    /** Whatever its mark-up: it is never shown as anything else. */
    TEXT("txt", "text/plain;charset=UTF-8");

    private static final long MOST_UNPACKED = 50_000_000;

    private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_BEGINS = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] PDF_BEGINS = {'%', 'P', 'D', 'F', '-'};
    private static final byte[] ZIP_BEGINS = {'P', 'K', 3, 4};

    private final String extension;
    private final String mediaType;

    FileKind(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Empty where it is none of these. */
    static Optional<FileKind> of(byte[] content) {
        if (begins(content, PDF_BEGINS)) {
            return Optional.of(PDF);
        }
        if (begins(content, PNG_BEGINS)) {
            return Optional.of(PNG);
        }
        if (begins(content, JPEG_BEGINS)) {
            return Optional.of(JPEG);
        }
        if (begins(content, ZIP_BEGINS)) {
            return document(content);
        }
        return isText(content) ? Optional.of(TEXT) : Optional.empty();
    }

    private static boolean begins(byte[] content, byte[] mark) {
        return content.length > mark.length && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }

    /** An office document is an archive that says so (ECMA-376 part 2; OpenDocument 1.3 part 2, 3.3). */
    private static Optional<FileKind> document(byte[] content) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            long left = MOST_UNPACKED;
            for (ZipEntry entry = zip.getNextEntry(); entry != null && left > 0; entry = zip.getNextEntry()) {
                Optional<FileKind> kind = entry.getName().equals("mimetype")
                        ? openDocument(new String(zip.readNBytes(100), StandardCharsets.US_ASCII))
                        : openXml(entry.getName());
                if (kind.isPresent()) {
                    return kind;
                }
                left -= stepOver(zip, left);
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // an archive that cannot be read is no document
        }
    }

    /** To come to the next entry this one is unpacked and thrown away, and a bomb no further than to the limit. */
    private static long stepOver(ZipInputStream zip, long most) throws IOException {
        byte[] buffer = new byte[8192];
        long read = 1; // also an empty entry counts
        for (int n = zip.read(buffer); n > 0 && read < most; n = zip.read(buffer)) {
            read += n;
        }
        if (read >= most) {
            throw new IOException("unpacks to more than a document does");
        }
        return read;
    }

    private static Optional<FileKind> openDocument(String mimetype) {
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(mimetype.strip()))
                .findFirst();
    }

    private static Optional<FileKind> openXml(String part) {
        return switch (part) {
            case "word/document.xml" -> Optional.of(DOCX);
            case "xl/workbook.xml" -> Optional.of(XLSX);
            case "ppt/presentation.xml" -> Optional.of(PPTX);
            default -> Optional.empty();
        };
    }

    private static boolean isText(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return !text.isBlank() && text.chars().noneMatch(letter -> letter < ' ' && "\t\r\n\f".indexOf(letter) < 0);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
