package org.cairn.shared;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a module holds of persons, said in its own SQL: what a person is told, what is done when they are to be forgotten, when a
 * decision about them was last made, and what is not kept for ever. Each module offers one; {@code privacy} runs them.
 *
 * <p>Statements may name {@code :persons} (the ids of everybody who is one human) and {@code :now}; what is not kept for ever names
 * {@code :before} and {@code :most}; what was shown in one course, see {@link Work}.
 *
 * @param module whose
 * @param told in the order in which it is read
 * @param forgotten run in this order; may run twice
 * @param decided each gives the moment of the last decision, or null
 * @param fading what is not kept for ever
 * @param work what learners have shown in a course
 * @param last whether others look persons up by what it forgets
 */
public record PersonalRecords(
        String module,
        List<Told> told,
        List<String> forgotten,
        List<String> decided,
        List<Fading> fading,
        Work work,
        boolean last) {

    public PersonalRecords {
        told = List.copyOf(told);
        forgotten = List.copyOf(forgotten);
        decided = List.copyOf(decided);
        fading = List.copyOf(fading);
    }

    /** Whether decisions are based on it, so that it is kept for a year after the last of them (FIPPA, section 31). */
    public enum Use {
        FOR_DECISIONS,
        OTHERWISE
    }

    /**
     * What a person is told.
     *
     * @param name of the section: {@code privacy.section.<name>}
     * @param statement whose columns are named {@code privacy.field.<column>}. A column {@code content} is a file, called as the column
     *     {@code file} says; a column that ends in {@code _json} is JSON
     * @param opened what is sealed in a row, opened
     */
    public record Told(String name, Use use, String statement, UnaryOperator<Map<String, @Nullable Object>> opened) {}

    /**
     * What is deleted when it is old, in batches.
     *
     * @param kind names its setting: {@code cairn.retention.<kind>}
     * @param kept for how long, where nothing is set
     */
    public record Fading(String kind, Period kept, String statement) {}

    /**
     * What learners have shown in a course. It goes when nobody opens the course any more and no decision stands on it.
     *
     * @param who of {@code :course} gives everybody who has something here
     * @param used of {@code :course} gives those on whose work a decision stands, or was based at {@code :since} or later, with
     *     everybody who is one human with them
     * @param gone of {@code :course} deletes that of {@code :persons}, in this order
     */
    public record Work(List<String> who, List<String> used, List<String> gone) {

        static final Work NONE = new Work(List.of(), List.of(), List.of());

        public Work {
            who = List.copyOf(who);
            used = List.copyOf(used);
            gone = List.copyOf(gone);
        }
    }

    /** Of a module that holds nothing yet. */
    public static PersonalRecords of(String module) {
        return new PersonalRecords(module, List.of(), List.of(), List.of(), List.of(), Work.NONE, false);
    }

    public PersonalRecords tells(String name, Use use, String sql) {
        return tells(name, use, sql, UnaryOperator.identity());
    }

    public PersonalRecords tells(
            String name, Use use, String sql, UnaryOperator<Map<String, @Nullable Object>> opened) {
        Told more = new Told(name, use, sql, opened);
        return new PersonalRecords(module, plus(told, more), forgotten, decided, fading, work, last);
    }

    public PersonalRecords forgets(String... statements) {
        return new PersonalRecords(module, told, all(forgotten, statements), decided, fading, work, last);
    }

    public PersonalRecords decides(String sql) {
        return new PersonalRecords(module, told, forgotten, plus(decided, sql), fading, work, last);
    }

    public PersonalRecords fades(String kind, Period kept, String sql) {
        return new PersonalRecords(
                module, told, forgotten, decided, plus(fading, new Fading(kind, kept, sql)), work, last);
    }

    /** @param gone what deletes it, of whoever is not needed any more */
    public PersonalRecords keepsWork(String who, String... gone) {
        return with(new Work(plus(work.who(), who), work.used(), all(work.gone(), gone)));
    }

    public PersonalRecords needsWork(String used) {
        return with(new Work(work.who(), plus(work.used(), used), work.gone()));
    }

    private PersonalRecords with(Work other) {
        return new PersonalRecords(module, told, forgotten, decided, fading, other, last);
    }

    /** After everybody else. */
    public PersonalRecords atLast() {
        return new PersonalRecords(module, told, forgotten, decided, fading, work, true);
    }

    private static List<String> all(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private static <T> List<T> plus(List<T> some, T one) {
        List<T> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }
}
