package org.cairn.gradefile.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.course.Participant;
import org.cairn.gradebook.Result;
import org.cairn.gradefile.GradeFiles;
import org.cairn.gradefile.Mark;
import org.cairn.gradefile.Match;
import org.cairn.gradefile.Plan;
import org.jspecify.annotations.Nullable;

/** What taking a file would do. Of each kind the first few are named, all are counted. */
record PlanPage(
        UUID id,
        String name,
        boolean nothing,
        long found,
        int rows,
        Many<Taken> columns,
        Many<Asked> asked,
        List<Person> others,
        Many<Person> byName,
        Many<Person> left,
        Many<Person> leftOut,
        Many<Person> missing,
        Many<Change> changes,
        Many<Plan.Unclear> unclear) {

    /** What a field says where its row is to be left out; nobody's id looks so. */
    static final String LEAVE_OUT = "-";

    private static final int NAMED = 50;
    private static final int MOST_OTHERS = 200;

    /** The first of many. */
    record Many<T>(int count, List<T> first) {

        static <T> Many<T> of(List<T> all) {
            return new Many<>(all.size(), all.stream().limit(NAMED).toList());
        }

        public int more() {
            return count - first.size();
        }
    }

    /** A person as the instructor knows them; {@code line} is 0 where no row is meant. */
    record Person(String id, String name, boolean active, int line) {

        static Person of(Participant participant, int line) {
            return new Person(
                    participant.enrolment().person().toString(),
                    participant
                            .enrolment()
                            .name()
                            .orElse(participant.enrolment().subject()),
                    participant.enrolment().active(),
                    line);
        }
    }

    /** A row about which the instructor is asked. */
    record Asked(int line, String who, String outcome, List<Person> candidates) {}

    /** A column, and what becomes of its line item. */
    record Taken(
            String title,
            BigDecimal maximum,
            boolean fresh,
            boolean changed,
            @Nullable String twin,
            int added,
            int altered,
            int cleared,
            int unchanged,
            int above) {

        static Taken of(Plan.Taken taken) {
            return new Taken(
                    taken.column().title(),
                    taken.maximum(),
                    taken.before().isEmpty(),
                    taken.before().isPresent() && taken.isNews(),
                    taken.twin().map(twin -> twin.label()).orElse(null),
                    taken.count(Plan.News.NEW),
                    taken.count(Plan.News.CHANGED),
                    taken.count(Plan.News.CLEARED),
                    taken.count(Plan.News.UNCHANGED),
                    taken.above());
        }
    }

    /** A result, before and after; without a score it is a status. */
    record Change(String column, String learner, Figure before, Figure after) {}

    /** @param status in the messages {@code gradefile.mark.*} where there is no score */
    record Figure(@Nullable BigDecimal score, @Nullable BigDecimal maximum, String status) {

        static Figure of(Result result) {
            return new Figure(result.score(), result.maximum(), result.status().name());
        }

        static Figure of(Mark mark, BigDecimal maximum) {
            return mark instanceof Mark.Score score
                    ? new Figure(score.number(), maximum, Result.Status.GRADED.name())
                    : new Figure(
                            null,
                            null,
                            (mark instanceof Mark.Excused ? Result.Status.EXCUSED : Result.Status.ABSENT).name());
        }
    }

    static PlanPage of(UUID id, GradeFiles.Stage.Planned planned) {
        Plan plan = planned.plan();
        List<Match> matches = plan.matches();
        return new PlanPage(
                id,
                planned.name(),
                plan.changesNothing(),
                plan.found(),
                matches.size(),
                Many.of(plan.columns().stream().map(Taken::of).toList()),
                Many.of(matches.stream()
                        .filter(match -> match.outcome().asks())
                        .map(PlanPage::asked)
                        .toList()),
                planned.unmatched().stream()
                        .limit(MOST_OTHERS)
                        .map(learner -> Person.of(learner, 0))
                        .toList(),
                Many.of(with(matches, Match.Outcome.BY_NAME).toList()),
                Many.of(matches.stream()
                        .filter(match -> match.outcome().counts())
                        .flatMap(match -> match.person().stream().map(person -> Person.of(person, match.line())))
                        .filter(person -> !person.active())
                        .toList()),
                Many.of(matches.stream()
                        .filter(match ->
                                match.outcome() == Match.Outcome.LEFT_OUT || match.outcome() == Match.Outcome.REPLACED)
                        .map(match -> new Person("", match.who(), true, match.line()))
                        .toList()),
                Many.of(planned.unmatched().stream()
                        .filter(learner -> learner.enrolment().active())
                        .map(learner -> Person.of(learner, 0))
                        .toList()),
                Many.of(plan.changes().stream().map(PlanPage::change).toList()),
                Many.of(plan.unclear()));
    }

    private static Stream<Person> with(List<Match> matches, Match.Outcome outcome) {
        return matches.stream()
                .filter(match -> match.outcome() == outcome)
                .flatMap(match -> match.person().stream().map(person -> Person.of(person, match.line())));
    }

    private static Asked asked(Match match) {
        return new Asked(
                match.line(),
                match.who(),
                match.outcome().name(),
                match.candidates().stream()
                        .map(person -> Person.of(person, match.line()))
                        .toList());
    }

    private static Change change(Plan.Change change) {
        return new Change(
                change.column(),
                Person.of(change.learner(), 0).name(),
                Figure.of(change.before()),
                Figure.of(change.after(), change.maximum()));
    }
}
