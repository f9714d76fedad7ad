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
 * {@code :before} and {@code :most}.
 *
 * @param module whose
 * @param told in the order in which it is read
 * @param forgotten run in this order; may run twice
 * @param decided each gives the moment of the last decision, or null
 * @param fading what is not kept for ever
 * @param last whether others look persons up by what it forgets
 */
public record PersonalRecords(
        String module,
        List<Told> told,
        List<String> forgotten,
        List<String> decided,
        List<Fading> fading,
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

    /** Of a module that holds nothing yet. */
    public static PersonalRecords of(String module) {
        return new PersonalRecords(module, List.of(), List.of(), List.of(), List.of(), false);
    }

    public PersonalRecords tells(String name, Use use, String sql) {
        return tells(name, use, sql, UnaryOperator.identity());
    }

    public PersonalRecords tells(
            String name, Use use, String sql, UnaryOperator<Map<String, @Nullable Object>> opened) {
        Told more = new Told(name, use, sql, opened);
        return new PersonalRecords(module, plus(told, more), forgotten, decided, fading, last);
    }

    public PersonalRecords forgets(String... statements) {
        List<String> all = new ArrayList<>(forgotten);
        all.addAll(List.of(statements));
        return new PersonalRecords(module, told, all, decided, fading, last);
    }

    public PersonalRecords decides(String sql) {
        return new PersonalRecords(module, told, forgotten, plus(decided, sql), fading, last);
    }

    public PersonalRecords fades(String kind, Period kept, String sql) {
        return new PersonalRecords(module, told, forgotten, decided, plus(fading, new Fading(kind, kept, sql)), last);
    }

    /** After everybody else. */
    public PersonalRecords atLast() {
        return new PersonalRecords(module, told, forgotten, decided, fading, true);
    }

    private static <T> List<T> plus(List<T> some, T one) {
        List<T> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }
}
