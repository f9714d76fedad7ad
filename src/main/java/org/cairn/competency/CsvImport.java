package org.cairn.competency;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a CSV file as competencies of a framework. A row is known again by its code, else by its title: it changes that
 * competency and keeps what the file does not speak of; an empty cell says nothing. Competencies that the file does not
 * name stay.
 */
final class CsvImport {

    /** What columns may be called, in either language, without regard to case and accents. */
    private enum Column {
        CODE(Limits.CODE, "code", "humancodingscheme", "code de competence"),
        TITLE_EN(Limits.TITLE, "title", "title en", "title in english", "abbreviatedstatement", "titre en anglais"),
        TITLE_FR(Limits.TITLE, "title fr", "titre", "titre fr", "titre en francais", "title in french"),
        STATEMENT_EN(
                Limits.STATEMENT,
                "statement",
                "statement en",
                "fullstatement",
                "statement in english",
                "enonce en anglais"),
        STATEMENT_FR(
                Limits.STATEMENT, "statement fr", "enonce", "enonce fr", "enonce en francais", "statement in french"),
        CRITERIA_EN(Integer.MAX_VALUE, "criteria", "criteria en", "criteria in english", "criteres en anglais"),
        CRITERIA_FR(
                Integer.MAX_VALUE,
                "criteria fr",
                "criteres",
                "criteres fr",
                "criteres en francais",
                "criteria in french");

        private final int most;

        @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
        private final List<String> names;

        Column(int most, String... names) {
            this.most = most;
            this.names = List.of(names);
        }

        static Optional<Column> of(String header) {
            String name = Folded.of(header.replace('_', ' ').replace('-', ' '));
            return Arrays.stream(values())
                    .filter(column -> column.names.contains(name))
                    .findFirst();
        }
    }

    /** Criteria stand in one cell, each on a line or behind a bar. */
    private static final Pattern BETWEEN_CRITERIA = Pattern.compile("\\s*[|\\r\\n]\\s*");

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");
    private static final int SHORT = 80;

    private final Contents before;
    private final List<Imports.Fault> faults = new ArrayList<>();
    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
    private final Map<Column, String> headers = new EnumMap<>(Column.class);
    private final Map<String, Entry> byCode = new HashMap<>();
    private final Map<String, Entry> byTitle = new HashMap<>();
    private final Map<CompetencyId, Entry> byId = new LinkedHashMap<>();
    private final Set<CompetencyId> met = new HashSet<>();

    private CsvImport(Contents before) {
        this.before = before;
        for (Entry entry : before.entries()) {
            Competency competency = entry.competency();
            byId.put(competency.id(), entry);
            Optional.ofNullable(competency.code()).ifPresent(code -> byCode.putIfAbsent(code, entry));
            titles(competency.title()).forEach(title -> byTitle.putIfAbsent(title, entry));
        }
    }

    /** @param contents nothing where there are faults */
    record Result(Optional<Contents> contents, List<Imports.Fault> faults) {}

    static Result read(String text, Contents before) {
        CsvImport read = new CsvImport(before);
        Contents contents = read.contents(CsvTable.of(text));
        return new Result(read.faults.isEmpty() ? Optional.of(contents) : Optional.empty(), List.copyOf(read.faults));
    }

    private Contents contents(CsvTable table) {
        table.unclosed().ifPresent(line -> fault(line, "unclosed"));
        if (table.rows().size() < 2) {
            fault(1, "empty");
            return before;
        }
        nameColumns(table.rows().get(0));
        if (faults.isEmpty()) {
            return with(table.rows().subList(1, table.rows().size()));
        }
        return before;
    }

    private void nameColumns(CsvTable.Row header) {
        for (int i = 0; i < header.cells().size(); i++) {
            int index = i;
            Column.of(header.cell(i)).ifPresent(column -> {
                columns.putIfAbsent(column, index);
                headers.putIfAbsent(column, header.cell(index));
            });
        }
        if (!columns.containsKey(Column.STATEMENT_EN) && !columns.containsKey(Column.STATEMENT_FR)) {
            fault(header.line(), "no-statement-column");
        }
    }

    private Contents with(List<CsvTable.Row> rows) {
        Map<CompetencyId, Entry> entries = new LinkedHashMap<>(byId);
        int last = before.entries().stream().mapToInt(Entry::position).max().orElse(0);
        for (CsvTable.Row row : rows) {
            Optional<Entry> entry = entry(row, last + 1);
            if (entry.isPresent()) {
                entries.put(entry.get().competency().id(), entry.get());
                last = Math.max(last, entry.get().position());
            }
        }
        return new Contents(
                before.framework(),
                before.groups(),
                before.nestings(),
                List.copyOf(entries.values()),
                before.placements());
    }

    private Optional<Entry> entry(CsvTable.Row row, int position) {
        columns.keySet().forEach(column -> fits(row, column));
        Optional<Bilingual> title = words(row, Column.TITLE_EN, Column.TITLE_FR, null);
        Optional<Bilingual> statement = words(row, Column.STATEMENT_EN, Column.STATEMENT_FR, null);
        Optional<Entry> now = known(row, title.or(() -> statement.map(CsvImport::shortened)));
        if (now.isEmpty() && statement.isEmpty()) {
            fault(row.line(), "no-statement");
            return Optional.empty();
        }
        Competency competency = now.map(entry -> changed(row, entry.competency()))
                .orElseGet(() ->
                        made(row, title.orElseGet(() -> shortened(statement.orElseThrow())), statement.orElseThrow()));
        if (!met.add(competency.id())) {
            fault(
                    row.line(),
                    "twice",
                    Objects.requireNonNullElse(competency.code(), String.join(" / ", texts(competency.title()))));
        }
        return Optional.of(now.map(entry ->
                        new Entry(competency, entry.caseId(), entry.kind(), entry.position(), entry.revision()))
                .orElseGet(() -> new Entry(competency, competency.id().value(), null, position, 1)));
    }

    /** By its code, else by its title, unless what has this title has another code. */
    private Optional<Entry> known(CsvTable.Row row, Optional<Bilingual> title) {
        String code = cell(row, Column.CODE);
        return Optional.ofNullable(byCode.get(code))
                .or(() -> title.stream()
                        .flatMap(CsvImport::titles)
                        .flatMap(wanted -> Stream.ofNullable(byTitle.get(wanted)))
                        .filter(entry -> code.isEmpty() || entry.competency().code() == null)
                        .findFirst())
                .or(() -> title.map(words -> byId.get(idOf(code, words))));
    }

    /** The same row always has the same id, so that it is known again after its title was changed here. */
    private CompetencyId idOf(String code, Bilingual title) {
        String key = code.isEmpty() ? Folded.of(texts(title).get(0)) : code;
        return new CompetencyId(named(before.framework().id() + "/csv/" + key));
    }

    private Competency made(CsvTable.Row row, Bilingual title, Bilingual statement) {
        String code = cell(row, Column.CODE);
        CompetencyId id = idOf(code, title);
        List<Criterion> criteria = criteria(row, id, List.of());
        return new Competency(
                id,
                code.isEmpty() ? null : code,
                title,
                statement,
                criteria.isEmpty() ? standIn(new CriterionId(named(id + "/statement")), statement) : criteria,
                ProficiencyScale.usual(id));
    }

    private Competency changed(CsvTable.Row row, Competency now) {
        Bilingual statement = words(row, Column.STATEMENT_EN, Column.STATEMENT_FR, now.statement())
                .orElseThrow();
        boolean standsIn = now.standsOnItsStatement();
        List<Criterion> criteria = criteria(row, now.id(), standsIn ? List.of() : now.criteria());
        List<Criterion> kept = standsIn ? standIn(now.criteria().get(0).id(), statement) : now.criteria();
        String code = cell(row, Column.CODE);
        return new Competency(
                now.id(),
                code.isEmpty() ? now.code() : code,
                words(row, Column.TITLE_EN, Column.TITLE_FR, now.title()).orElseThrow(),
                statement,
                criteria.isEmpty() ? kept : criteria,
                now.scale(),
                now.details());
    }

    private static List<Criterion> standIn(CriterionId id, Bilingual statement) {
        return List.of(new Criterion(id, statement, false));
    }

    /** A criterion keeps its id and its rubric by its place, and its words in the language that the file does not speak. */
    private List<Criterion> criteria(CsvTable.Row row, CompetencyId id, List<Criterion> now) {
        List<String> english = lines(cell(row, Column.CRITERIA_EN));
        List<String> french = lines(cell(row, Column.CRITERIA_FR));
        int size = Math.max(english.size(), french.size());
        if (size > Limits.CRITERIA) {
            fault(row.line(), "criteria", Limits.CRITERIA);
        }
        List<Criterion> criteria = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            @Nullable Criterion old = i < now.size() ? now.get(i) : null;
            Bilingual text = merged(at(english, i), at(french, i), old == null ? null : old.text())
                    .orElseThrow();
            criteria.add(
                    old == null
                            ? new Criterion(new CriterionId(named(id + "/criterion/" + i)), text, false)
                            : new Criterion(old.id(), text, old.critical(), old.inferred(), old.descriptors()));
        }
        return criteria;
    }

    private void fits(CsvTable.Row row, Column column) {
        boolean criteria = column == Column.CRITERIA_EN || column == Column.CRITERIA_FR;
        int most = criteria ? Limits.CRITERION : column.most;
        List<String> texts = criteria ? lines(cell(row, column)) : List.of(cell(row, column));
        if (texts.stream().anyMatch(text -> text.length() > most)) {
            fault(row.line(), "too-long", Objects.requireNonNull(headers.get(column)), most);
        }
    }

    private Optional<Bilingual> words(CsvTable.Row row, Column en, Column fr, @Nullable Bilingual now) {
        return merged(cell(row, en), cell(row, fr), now);
    }

    private static Optional<Bilingual> merged(String en, String fr, @Nullable Bilingual now) {
        @Nullable String english = en.isEmpty() && now != null ? now.en() : en;
        @Nullable String french = fr.isEmpty() && now != null ? now.fr() : fr;
        return now == null && en.isEmpty() && fr.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bilingual(english, french));
    }

    private String cell(CsvTable.Row row, Column column) {
        return CONTROL.matcher(row.cell(columns.getOrDefault(column, -1)))
                .replaceAll(" ")
                .strip();
    }

    private static List<String> lines(String cell) {
        return Arrays.stream(BETWEEN_CRITERIA.split(cell, -1))
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static String at(List<String> list, int index) {
        return index < list.size() ? list.get(index) : "";
    }

    private static Bilingual shortened(Bilingual statement) {
        return new Bilingual(
                statement.en() == null ? null : Limits.shortened(statement.en(), SHORT),
                statement.fr() == null ? null : Limits.shortened(statement.fr(), SHORT));
    }

    private static List<String> texts(Bilingual title) {
        return Folded.words(title).toList();
    }

    private static Stream<String> titles(Bilingual title) {
        return texts(title).stream().map(Folded::of);
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private void fault(int line, String key, Object... args) {
        faults.add(new Imports.Fault(line, "competency.csv." + key, List.of(args)));
    }
}
