package org.cairn.microcredential;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/** What one framework asks of a micro-credential, as it lies in {@code profiles}. Each check names its clause. */
public record Profile(String key, Bilingual title, Bilingual source, int year, List<Check> checks) {

    public Profile {
        checks = List.copyOf(checks);
    }

    /**
     * One thing that the framework asks for.
     *
     * @param fix what to do where it is missing
     */
    public record Check(String id, Bilingual clause, Predicate predicate, Level level, Bilingual fix) {}

    /** What follows where it is missing. */
    public enum Level {
        /** It cannot be published. */
        BLOCK,
        /** It can. */
        WARN
    }

    /**
     * What is looked at.
     *
     * @param validations of this micro-credential, also those of other versions
     */
    public record Subject(
            Definition definition, @Nullable String hash, List<Validation> validations, LocalDate today) {}

    /**
     * Something that is missing.
     *
     * @param about the competencies or partners that it is missing from; none where it is the whole
     */
    public record Finding(Check check, List<Bilingual> about) {

        public boolean blocks() {
            return check.level() == Level.BLOCK;
        }
    }

    /** What is missing, in the order of the framework. */
    public List<Finding> check(Subject subject) {
        return checks.stream().flatMap(check -> found(check, subject).stream()).toList();
    }

    /** What is seen to elsewhere: by the course map, or by every credential. */
    public List<Check> elsewhere() {
        return checks.stream().filter(check -> check.predicate().isElsewhere()).toList();
    }

    private static Optional<Finding> found(Check check, Subject subject) {
        return check.predicate().missing(subject).map(about -> new Finding(check, about));
    }
}
