package org.cairn.privacy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cairn.shared.PersonId;
import org.cairn.shared.PersonalRecords.Told;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that is held of somebody as a ZIP: {@code data.json} for programs, {@code data.html} for people in both languages, and
 * the files as they are. Written row by row, within the caller's transaction.
 */
@Component
class DataFile {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_NAME = 120;

    private final HeldRecords held;
    private final MessageSource messages;
    private final Clock clock;

    DataFile(HeldRecords held, MessageSource messages, Clock clock) {
        this.held = held;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param usedAlone whether only that is meant which decisions are based on */
    void write(Collection<PersonId> persons, boolean usedAlone, OutputStream out) {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("data.json"));
            json(persons, usedAlone, zip);
            zip.putNextEntry(new ZipEntry("data.html"));
            html(persons, usedAlone, zip);
            files(persons, usedAlone, zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void json(Collection<PersonId> persons, boolean usedAlone, OutputStream out) throws IOException {
        Writer writer = writer(out);
        writer.write("{\"made\":\"" + clock.instant() + "\"");
        for (Told told : held.sections(usedAlone)) {
            writer.write(",\n\"" + told.name() + "\":[");
            Separator separator = new Separator(",");
            held.each(
                    told, persons, row -> write(writer, separator.next() + "\n" + JSON.writeValueAsString(said(row))));
            writer.write("]");
        }
        writer.write("}\n");
        writer.flush();
    }

    /** Whatever a database calls it, as JSON says it. */
    private static Map<String, @Nullable Object> said(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            if (value != null && name.endsWith("_json")) {
                said.put(name.substring(0, name.length() - "_json".length()), JSON.readTree(text(value)));
            } else {
                said.put(name, value instanceof Number || value instanceof Boolean ? value : text(value));
            }
        });
        return said;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString().strip();
    }

    private void html(Collection<PersonId> persons, boolean usedAlone, OutputStream out) throws IOException {
        Writer writer = writer(out);
        String name = in("privacy.file.title");
        writer.write("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + name
                + "</title></head>\n<body>\n" + "<h1>" + name + "</h1>\n<p>" + in("privacy.file.lead") + "</p>\n<p>"
                + clock.instant() + "</p>\n");
        for (Told told : held.sections(usedAlone)) {
            writer.write("<h2>" + in("privacy.section." + told.name()) + "</h2>\n");
            Separator first = new Separator("");
            held.each(told, persons, row -> write(writer, table(row, first)));
            writer.write(first.isFirst() ? "<p>" + in("privacy.file.none") + "</p>\n" : "");
        }
        writer.write("</body></html>\n");
        writer.flush();
    }

    private String table(Map<String, @Nullable Object> row, Separator counted) {
        counted.next();
        StringBuilder table = new StringBuilder("<table>\n");
        row.forEach((name, value) -> {
            if (value != null) {
                table.append("<tr><th scope=\"row\">")
                        .append(in("privacy.field." + name))
                        .append("</th><td>")
                        .append(HtmlUtils.htmlEscape(value.toString().strip(), "UTF-8"))
                        .append("</td></tr>\n");
            }
        });
        return table.append("</table>\n<hr>\n").toString();
    }

    private String in(String key) {
        List<String> said = new ArrayList<>();
        LANGUAGES.forEach(language -> said.add("<span lang=\"" + language.getLanguage() + "\">"
                + HtmlUtils.htmlEscape(messages.getMessage(key, null, language), "UTF-8") + "</span>"));
        return String.join(" / ", said);
    }

    private void files(Collection<PersonId> persons, boolean usedAlone, ZipOutputStream zip) {
        Separator number = new Separator("");
        for (Told told : held.files(usedAlone)) {
            held.each(told, persons, row -> file(zip, told.name() + "/" + number.count() + "-" + name(row), row));
        }
    }

    private static void file(ZipOutputStream zip, String name, Map<String, @Nullable Object> row) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            if (row.get("content") instanceof byte[] content) {
                zip.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name is a learner's text: no folders, and not too long for any disk. */
    private static String name(Map<String, @Nullable Object> row) {
        String name = String.valueOf(row.get("file")).replaceAll("[^\\p{L}\\p{N}. _-]", "_");
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    private static void write(Writer writer, String text) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
