package org.cairn.attainment;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Criterion;
import org.cairn.competency.CriterionId;
import org.cairn.competency.Level;
import org.cairn.competency.ProficiencyScale;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.LineItemId;
import org.cairn.gradebook.Result;
import org.cairn.mapping.Mapping;
import org.cairn.microcredential.Calculation;
import org.cairn.microcredential.CreditType;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Requirement;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** One competency, its activities by name, and one learner's results: told in the words of a test. */
final class Case {

    static final CourseId COURSE = new CourseId(uuid("course"));
    static final PersonId LEARNER = new PersonId(uuid("learner"));
    static final CompetencyId COMPETENCY = new CompetencyId(uuid("competency"));
    static final Instant MONDAY = Instant.parse("2026-03-02T16:00:00Z");

    private final String threshold;
    private final List<Criterion> criteria = new ArrayList<>();
    private final List<Mapping> mappings = new ArrayList<>();
    private final Map<String, LineItem> lineItems = new LinkedHashMap<>();
    private final List<Result> results = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();

    private @Nullable Calculation calculation;
    private @Nullable Integer levelRank;
    private @Nullable Integer minimumEvidence;
    private boolean signOff;

    private Case(String threshold) {
        this.threshold = threshold;
        criteria.add(new Criterion(criterion("any"), words("any"), false));
    }

    static Case threshold(String threshold) {
        return new Case(threshold);
    }

    Case calculated(Calculation method) {
        calculation = method;
        return this;
    }

    Case calculated(Calculation.Kind kind, @Nullable Integer setting) {
        return calculated(new Calculation(kind, setting));
    }

    Case level(int rank) {
        levelRank = rank;
        return this;
    }

    Case enough(int graded) {
        minimumEvidence = graded;
        return this;
    }

    Case signedOff() {
        signOff = true;
        return this;
    }

    Case critical(String criterion) {
        criteria.add(new Criterion(criterion(criterion), words(criterion), true));
        return this;
    }

    Case activity(String name, String maximum, String weight) {
        return activity(name, maximum, weight, false, null, "any");
    }

    Case activity(
            String name, String maximum, String weight, boolean required, @Nullable String minimum, String criterion) {
        lineItems.put(name, lineItem(name, maximum, false));
        mappings.add(new Mapping(
                lineItem(name),
                COMPETENCY,
                criterion(criterion),
                new BigDecimal(weight),
                required,
                minimum == null ? null : new BigDecimal(minimum)));
        return this;
    }

    /** One of a group, of which so many count. */
    Case member(String group, int take, String name, String maximum) {
        activity(name, maximum, "1");
        return last(mapping -> new Mapping(
                mapping.lineItem(),
                mapping.competency(),
                mapping.criterion(),
                mapping.weight(),
                mapping.required(),
                mapping.minimum(),
                null,
                group,
                take));
    }

    /** Activities of this maximum, in this order. */
    Case sequence(String maximum, String... names) {
        for (int i = 0; i < names.length; i++) {
            int place = i + 1;
            activity(names[i], maximum, "1");
            last(mapping -> new Mapping(
                    mapping.lineItem(),
                    mapping.competency(),
                    mapping.criterion(),
                    mapping.weight(),
                    mapping.required(),
                    mapping.minimum(),
                    place,
                    null,
                    null));
        }
        return this;
    }

    private Case last(UnaryOperator<Mapping> change) {
        mappings.set(mappings.size() - 1, change.apply(mappings.get(mappings.size() - 1)));
        return this;
    }

    Case removed(String name) {
        lineItems.put(name, lineItem(name, lineItems.get(name).scoreMaximum().toPlainString(), true));
        return this;
    }

    Case graded(String name, String score) {
        return result(name, Result.Status.GRADED, score, null, MONDAY);
    }

    Case graded(String name, String score, String maximum) {
        return result(name, Result.Status.GRADED, score, maximum, MONDAY);
    }

    Case excused(String name) {
        return result(name, Result.Status.EXCUSED, null, null, MONDAY);
    }

    Case result(
            String name, Result.Status status, @Nullable String score, @Nullable String maximum, Instant observedAt) {
        results.add(new Result(
                lineItem(name),
                LEARNER,
                status,
                score == null ? null : new BigDecimal(score),
                maximum == null ? null : new BigDecimal(maximum),
                observedAt,
                null));
        return this;
    }

    Case decided(Decision decision) {
        decisions.add(decision);
        return this;
    }

    CompetencyStanding judged() {
        return judged(results);
    }

    CompetencyStanding judged(List<Result> facts) {
        return Engine.of(rules(), lineItems.values()).judge(facts, decisions).get(0);
    }

    List<Result> results() {
        return results;
    }

    List<Mapping> mappings() {
        return mappings;
    }

    List<Rule> rules() {
        return Rule.of(definition(), mappings);
    }

    List<LineItem> lineItems() {
        return List.copyOf(lineItems.values());
    }

    Definition definition() {
        return new Definition(
                words("Micro-credential"),
                words("Description"),
                null,
                CreditType.NON_CREDIT,
                null,
                "en-CA",
                words("Observed"),
                null,
                List.of(new Requirement(
                        new Competency(COMPETENCY, null, words("Competency"), words("Does it"), criteria, scale()),
                        new BigDecimal(threshold),
                        calculation,
                        levelRank,
                        minimumEvidence,
                        signOff)));
    }

    static ProficiencyScale scale() {
        return new ProficiencyScale(
                words("Scale"),
                List.of(
                        level(1, "Emerging", "0"),
                        level(2, "Developing", "0.6"),
                        level(3, "Proficient", "0.75"),
                        level(4, "Exemplary", "0.9")));
    }

    static UUID levelId(int rank) {
        return uuid("level" + rank);
    }

    static LineItemId lineItem(String name) {
        return new LineItemId(uuid(name));
    }

    static CriterionId criterion(String name) {
        return new CriterionId(uuid("criterion " + name));
    }

    private static LineItem lineItem(String name, String maximum, boolean removed) {
        return new LineItem(
                lineItem(name),
                COURSE,
                URI.create("https://lms.example/items/" + lineItem(name)),
                name,
                new BigDecimal(maximum),
                null,
                LineItem.Purpose.EVIDENCE,
                removed);
    }

    private static Level level(int rank, String label, String cut) {
        return new Level(levelId(rank), rank, words(label), null, new BigDecimal(cut));
    }

    private static Bilingual words(String words) {
        return new Bilingual(words, words);
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
