package org.cairn.gradefile;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.course.Participant;
import org.cairn.course.Roster;
import org.cairn.gradebook.Figure;
import org.cairn.gradebook.GradeIntake;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.OfferedLineItem;
import org.cairn.gradebook.OfferedResult;
import org.cairn.gradebook.Result;
import org.cairn.gradebook.SourceName;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gradebook files: brought, looked at, and taken as a whole or not at all. Who is not in a file keeps what stands. A line item
 * is known again by its column, so that the same file taken twice changes nothing.
 */
@Service
public class GradeFiles {

    public static final SourceName SOURCE = new SourceName("file");

    private static final Logger audit = LoggerFactory.getLogger("org.cairn.audit");

    private final KeptFiles files;
    private final Roster roster;
    private final Gradebook gradebook;
    private final JsonMapper json;

    GradeFiles(KeptFiles files, Roster roster, Gradebook gradebook, JsonMapper json) {
        this.files = files;
        this.roster = roster;
        this.gradebook = gradebook;
        this.json = json;
    }

    /** What a file turned out to be. */
    public sealed interface Look {

        /** It is a table; it is kept for a day. */
        record Good(GradeFileId id) implements Look {}

        /** It cannot be read, and nothing is kept. */
        record Faulty(Fault fault) implements Look {}
    }

    /** How far a file has come. */
    public sealed interface Stage {

        /** Its columns are to be looked at. */
        record Brought() implements Stage {}

        /** What taking it would do. */
        record Planned(String name, Plan plan, List<Participant> unmatched) implements Stage {}

        /** @param results how many were new, changed or cleared */
        record Taken(String name, int lineItems, int results) implements Stage {}
    }

    /**
     * A file whose columns are to be looked at.
     *
     * @param product who wrote it: moodle, canvas or other
     * @param columns with what is known of each from earlier files
     * @param twins by column: the name of a line item from elsewhere that may be the same
     * @param own columns that are Cairn's own report, which is never evidence
     * @param choices what was chosen before, else what the file suggests
     */
    public record Contents(
            String name,
            String product,
            @Nullable String encoding,
            @Nullable String separator,
            @Nullable String sheet,
            int rows,
            List<Column> columns,
            Map<Integer, String> twins,
            List<String> own,
            Choices choices) {}

    /** Looks at a file, and keeps it where it is a table. */
    @Transactional
    public Look look(Visitor instructor, String name, byte[] bytes) {
        instructor.mustTeach();
        try {
            Layout.of(GradeTable.of(bytes));
        } catch (Unreadable e) {
            return new Look.Faulty(e.fault());
        }
        GradeFileId id = new GradeFileId(UUID.randomUUID());
        files.add(id, instructor, clean(name), bytes);
        return new Look.Good(id);
    }

    /** @throws Refusal NOT_FOUND where it was taken already, or is a day old, or somebody else's */
    public Contents contents(Visitor instructor, GradeFileId id) {
        KeptFiles.Kept kept = open(instructor, id);
        GradeTable table = table(id);
        Plan.Standing standing = standing(instructor);
        Set<String> own = own(instructor);
        Layout layout = layout(table, standing, own);
        List<Column> columns = layout.columns();
        Map<Integer, String> twins = new TreeMap<>();
        columns.stream()
                .filter(column -> !column.settled())
                .forEach(column -> standing.twin(column).ifPresent(twin -> twins.put(column.index(), twin.label())));
        return new Contents(
                kept.name(),
                layout.product().name(),
                table.found().encoding(),
                table.found().separator(),
                table.found().sheet(),
                layout.rows().size(),
                columns,
                twins,
                layout.columns().stream()
                        .map(Column::title)
                        .filter(title -> Heads.names(title).anyMatch(own::contains))
                        .distinct()
                        .toList(),
                choices(kept).orElseGet(() -> suggested(columns, layout.decimal())));
    }

    /**
     * Keeps what an instructor has said of the columns.
     *
     * @throws Refusal as {@link #contents} does, and INVALID where the choices cannot be followed
     */
    @Transactional
    public void choose(Visitor instructor, GradeFileId id, Choices choices) {
        Contents contents = contents(instructor, id);
        if (!ChoiceFault.of(choices, contents.columns()).isEmpty()) {
            throw new Refusal(Problem.INVALID, "gradefile.choices");
        }
        files.choose(
                id,
                json.writeValueAsString(choices.withPeople(contents.choices().people())));
    }

    /**
     * Keeps whom rows are about, as chosen by hand, beside what was chosen before.
     *
     * @param people by line: a learner, or empty text to leave the row out
     * @throws Refusal as {@link #contents} does, and INVALID where somebody is no learner of the course
     */
    @Transactional
    public void choosePeople(Visitor instructor, GradeFileId id, Map<Integer, String> people) {
        KeptFiles.Kept kept = open(instructor, id);
        Choices before = choices(kept).orElseThrow(GradeFiles::gone);
        Set<String> learners = roster.participants(instructor.course()).stream()
                .map(participant -> participant.enrolment().person().toString())
                .collect(Collectors.toSet());
        if (people.values().stream().anyMatch(person -> !person.isEmpty() && !learners.contains(person))) {
            throw new Refusal(Problem.INVALID, "gradefile.not-a-learner");
        }
        Map<Integer, String> all = new TreeMap<>(before.people());
        all.putAll(people);
        files.choose(id, json.writeValueAsString(before.withPeople(all)));
    }

    /** @throws Refusal NOT_FOUND where it is a day old, or somebody else's */
    public Stage stage(Visitor instructor, GradeFileId id) {
        KeptFiles.Kept kept = kept(instructor, id);
        if (kept.lineItems() != null && kept.results() != null) {
            return new Stage.Taken(kept.name(), kept.lineItems(), kept.results());
        }
        Optional<Choices> choices = choices(kept);
        if (choices.isEmpty()) {
            return new Stage.Brought();
        }
        List<Participant> learners = roster.participants(instructor.course());
        Plan plan = plan(instructor, id, choices.get(), learners);
        Set<PersonId> found = plan.matches().stream()
                .filter(match -> match.outcome().counts())
                .flatMap(match -> match.person().stream())
                .map(participant -> participant.enrolment().person())
                .collect(Collectors.toSet());
        return new Stage.Planned(
                kept.name(),
                plan,
                learners.stream()
                        .filter(learner -> !found.contains(learner.enrolment().person()))
                        .toList());
    }

    /** Does what the plan says, in one transaction; done twice, it is done once. */
    @Transactional
    public void take(Visitor instructor, GradeFileId id) {
        KeptFiles.Kept kept = kept(instructor, id);
        if (kept.results() != null) {
            return;
        }
        Choices choices = choices(kept).orElseThrow(GradeFiles::gone);
        Plan plan = plan(instructor, id, choices, roster.participants(instructor.course()));
        int results = plan.columns().stream()
                .mapToInt(taken ->
                        taken.count(Plan.News.NEW) + taken.count(Plan.News.CHANGED) + taken.count(Plan.News.CLEARED))
                .sum();
        if (files.taken(id, plan.columns().size(), results)) {
            gradebook.take(instructor.course(), SOURCE, intake -> hand(plan, intake));
            audit.info(
                    "gradefile.taken course={} line-items={} results={} by={}",
                    instructor.course(),
                    plan.columns().size(),
                    results,
                    instructor.person());
        }
    }

    private static void hand(Plan plan, GradeIntake intake) {
        plan.columns()
                .forEach(taken -> intake.lineItem(new OfferedLineItem(
                        taken.column().key(), taken.column().title(), Figure.judge(taken.maximum()), null, null)));
        intake.listed();
        for (Plan.Taken taken : plan.columns()) {
            URI key = taken.column().key();
            taken.offers().forEach(offer -> intake.result(key, result(offer)));
            intake.complete(key);
        }
    }

    private static OfferedResult result(Plan.Offer offer) {
        Figure score = offer.mark() instanceof Mark.Score it ? Figure.judge(it.number()) : new Figure.Absent();
        Result.Status without = offer.mark() instanceof Mark.Excused ? Result.Status.EXCUSED : Result.Status.ABSENT;
        return new OfferedResult(offer.subject(), score, new Figure.Absent(), without, null);
    }

    private GradeTable table(GradeFileId id) {
        return GradeTable.of(files.content(id).orElseThrow(GradeFiles::gone));
    }

    private Plan plan(Visitor instructor, GradeFileId id, Choices choices, List<Participant> learners) {
        Plan.Standing standing = standing(instructor);
        return Plan.of(layout(table(id), standing, own(instructor)), choices, learners, standing);
    }

    /** What Cairn itself reports in the course comes back with the file of the whole gradebook. */
    private Set<String> own(Visitor instructor) {
        return gradebook.progress(instructor.course()).stream()
                .map(LineItem::label)
                .flatMap(Heads::names)
                .collect(Collectors.toSet());
    }

    private Plan.Standing standing(Visitor instructor) {
        return Plan.Standing.of(gradebook.evidence(instructor.course()), gradebook.results(instructor.course()));
    }

    /** What is Cairn's own is settled; what may be there already from elsewhere is left out unless somebody wants it. */
    private static Layout layout(GradeTable table, Plan.Standing standing, Set<String> own) {
        Layout layout = Layout.of(table);
        return layout.with(layout.columns().stream()
                .map(column -> known(column, standing, own))
                .toList());
    }

    private static Column known(Column column, Plan.Standing standing, Set<String> own) {
        if (Heads.names(column.title()).anyMatch(own::contains)) {
            return column.leftOut(true);
        }
        Optional<LineItem> known = standing.known(column.key());
        boolean twice = known.isEmpty()
                && column.use().isScore()
                && standing.twin(column).isPresent();
        return twice
                ? column.leftOut(false)
                : column.withMaximum(known.map(LineItem::scoreMaximum).orElse(null));
    }

    private static Choices suggested(List<Column> columns, Decimal decimal) {
        Map<Integer, Use> uses = new TreeMap<>();
        columns.forEach(column -> uses.put(column.index(), column.use()));
        return new Choices(uses, Map.of(), decimal, LetterScale.USUAL, Map.of());
    }

    private Optional<Choices> choices(KeptFiles.Kept kept) {
        return Optional.ofNullable(kept.choices()).map(text -> json.readValue(text, Choices.class));
    }

    private KeptFiles.Kept open(Visitor instructor, GradeFileId id) {
        KeptFiles.Kept kept = kept(instructor, id);
        if (kept.results() != null) {
            throw gone();
        }
        return kept;
    }

    private KeptFiles.Kept kept(Visitor instructor, GradeFileId id) {
        instructor.mustTeach();
        return files.find(id, instructor).orElseThrow(GradeFiles::gone);
    }

    private static String clean(String name) {
        String plain = name.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() > 200 ? plain.substring(0, 200) : plain;
    }

    private static Refusal gone() {
        return new Refusal(Problem.NOT_FOUND, "gradefile.gone");
    }
}
