package org.cairn.gradebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
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
        private final Bounds bounds;
        private final Map<String, Reading> believed = new HashMap<>();
        private final Map<String, Reading> contradicted = new HashMap<>();
        private final List<Doubt> doubts = new ArrayList<>();
        private final Set<String> others = new HashSet<>();

        Gathering(SeenLineItem lineItem, Bounds bounds) {
            this.lineItem = lineItem;
            this.bounds = bounds;
        }

        void add(OfferedResult result) {
            String subject = result.subject();
            if (subject == null || !names(subject)) {
                doubt(lineItem.doubt(null, new Figure.Doubtful(Doubt.Reason.NO_LEARNER, "")));
                return;
            }
            Judged judged = judge(subject, result, lineItem.scoreMaximum(), bounds);
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

    /**
     * How far a score may be above its maximum. Bonus points are, and so is a slip of the hand.
     *
     * @param most how many times the maximum
     * @param accepted whether somebody has looked at this score of this learner, and accepts it
     */
    record Bounds(BigDecimal most, BiPredicate<String, String> accepted) {

        Optional<Figure.Doubtful> doubt(String subject, BigDecimal score, BigDecimal maximum) {
            String content = content(score, maximum);
            return score.compareTo(maximum.multiply(most)) <= 0 || accepted.test(subject, content)
                    ? Optional.empty()
                    : Optional.of(new Figure.Doubtful(Doubt.Reason.ABOVE_MAXIMUM, content));
        }

        private static String content(BigDecimal score, BigDecimal maximum) {
            return Figure.plain(score).toPlainString() + "/"
                    + Figure.plain(maximum).toPlainString();
        }

        /** The reading that was put aside with this content, as it is when somebody accepts it. */
        static Reading accepted(String subject, String content) {
            int slash = content.indexOf('/');
            return new Reading(
                    subject,
                    Result.Status.GRADED,
                    new BigDecimal(content.substring(0, slash)),
                    new BigDecimal(content.substring(slash + 1)),
                    null);
        }
    }

    static Readings of(SeenLineItem lineItem, Bounds bounds, List<OfferedResult> results) {
        Gathering gathering = new Gathering(lineItem, bounds);
        results.forEach(gathering::add);
        return gathering.done();
    }

    private static boolean names(String subject) {
        return !subject.isBlank()
                && subject.length() <= LONGEST_SUBJECT
                && subject.chars().noneMatch(Character::isISOControl);
    }

    private record Judged(@Nullable Reading reading, Figure.@Nullable Doubtful doubt) {}

    private static Judged judge(String subject, OfferedResult result, BigDecimal lineItemMaximum, Bounds bounds) {
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
        return bounds.doubt(subject, number, of)
                .map(far -> new Judged(null, far))
                .orElseGet(() ->
                        new Judged(new Reading(subject, Result.Status.GRADED, number, of, result.gradedAt()), null));
    }
}
