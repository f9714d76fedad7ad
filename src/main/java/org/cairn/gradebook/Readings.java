package org.cairn.gradebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a line item's results say, judged: one reading per learner, and what is not believed.
 *
 * @param others those whose result is not believed, or of whom the source could say nothing
 */
record Readings(Map<String, Reading> believed, List<Doubt> doubts, Set<String> others) {

    private static final int LONGEST_SUBJECT = 255;

    Readings {
        believed = Collections.unmodifiableMap(believed);
        doubts = List.copyOf(doubts);
        others = Collections.unmodifiableSet(others);
    }

    /** Everybody the source named. */
    Set<String> subjects() {
        if (others.isEmpty()) {
            return believed.keySet();
        }
        Set<String> all = new HashSet<>(believed.keySet());
        all.addAll(others);
        return all;
    }

    /** Gathers results one by one, as they are read: what the source sent is not kept beside what is made of it. */
    static final class Gathering {
        private final SeenLineItem lineItem;
        private final Map<String, Reading> believed = new HashMap<>();
        private final Map<String, Reading> contradicted = new HashMap<>();
        private final List<Doubt> doubts = new ArrayList<>();
        private final Set<String> others = new HashSet<>();

        Gathering(SeenLineItem lineItem) {
            this.lineItem = lineItem;
        }

        void add(OfferedResult result) {
            String subject = result.subject();
            if (subject == null || !names(subject)) {
                doubt(lineItem.doubt(null, new Figure.Doubtful(Doubt.Reason.NO_LEARNER, "")));
                return;
            }
            Judged judged = judge(subject, result, lineItem.scoreMaximum());
            if (judged.doubt() != null) {
                others.add(subject);
                doubt(lineItem.doubt(subject, judged.doubt()));
            } else if (judged.reading() != null) {
                keep(subject, judged.reading());
            }
        }

        /** Somebody who has never been in the course. */
        void foreign(String subject) {
            doubt(lineItem.doubt(names(subject) ? subject : null, new Figure.Doubtful(Doubt.Reason.NOT_IN_COURSE, "")));
        }

        /** Nothing is known of the learner now, which is not the same as nothing being there. */
        void silentAbout(String subject) {
            if (!believed.containsKey(subject)) {
                others.add(subject);
            }
        }

        private void keep(String subject, Reading reading) {
            Reading other = believed.get(subject);
            if (other != null && reading.contradicts(other)) {
                contradicted.merge(subject, reading, Reading::later);
            }
            believed.merge(subject, reading, Reading::later);
        }

        private void doubt(Doubt doubt) {
            if (doubts.size() < Doubts.MOST) {
                doubts.add(doubt);
            }
        }

        /** A contradiction that a later reading has settled is none. */
        Readings done() {
            contradicted.forEach((subject, reading) -> {
                Reading stands = believed.get(subject);
                if (stands != null && stands.isAsOldAs(reading)) {
                    believed.remove(subject);
                    others.add(subject);
                    doubt(lineItem.doubt(subject, new Figure.Doubtful(Doubt.Reason.AMBIGUOUS, "")));
                }
            });
            return new Readings(believed, doubts, others);
        }
    }

    static Readings of(SeenLineItem lineItem, List<OfferedResult> results) {
        Gathering gathering = new Gathering(lineItem);
        results.forEach(gathering::add);
        return gathering.done();
    }

    private static boolean names(String subject) {
        return !subject.isBlank()
                && subject.length() <= LONGEST_SUBJECT
                && subject.chars().noneMatch(Character::isISOControl);
    }

    private record Judged(@Nullable Reading reading, Figure.@Nullable Doubtful doubt) {}

    private static Judged judge(String subject, OfferedResult result, BigDecimal lineItemMaximum) {
        if (result.score() instanceof Figure.Absent) {
            return new Judged(new Reading(subject, result.without(), null, null, result.gradedAt()), null);
        }
        if (result.score() instanceof Figure.Doubtful doubtful) {
            return new Judged(null, doubtful);
        }
        if (result.maximum() instanceof Figure.Doubtful doubtful) {
            return new Judged(null, doubtful);
        }
        BigDecimal of = result.maximum() instanceof Figure.Believed believed ? believed.number() : lineItemMaximum;
        if (of.signum() == 0) {
            return new Judged(null, new Figure.Doubtful(Doubt.Reason.NO_MAXIMUM, "0"));
        }
        BigDecimal number = ((Figure.Believed) result.score()).number();
        return new Judged(new Reading(subject, Result.Status.GRADED, number, of, result.gradedAt()), null);
    }
}
