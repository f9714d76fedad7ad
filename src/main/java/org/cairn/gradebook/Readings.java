package org.cairn.gradebook;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.cairn.gradebook.SeenLineItems.SeenLineItem;
import org.cairn.gradebook.ags.WireResult;
import org.jspecify.annotations.Nullable;

/**
 * What a line item's results say, judged: one reading per learner, and what is not believed.
 *
 * @param others those whom the platform named too, with a result that is not believed
 */
record Readings(Map<String, Reading> believed, List<Doubt> doubts, Set<String> others) {

    private static final int LONGEST_SUBJECT = 255;

    Readings {
        believed = Collections.unmodifiableMap(believed);
        doubts = List.copyOf(doubts);
        others = Collections.unmodifiableSet(others);
    }

    /** Everybody the platform named. */
    Set<String> subjects() {
        if (others.isEmpty()) {
            return believed.keySet();
        }
        Set<String> all = new HashSet<>(believed.keySet());
        all.addAll(others);
        return all;
    }

    /** Gathers results one by one, as they are read: what the platform sent is not kept beside what is made of it. */
    static final class Gathering {
        private final SeenLineItem lineItem;
        private final Map<String, Reading> believed = new HashMap<>();
        private final List<Doubt> doubts = new ArrayList<>();
        private final Set<String> others = new HashSet<>();

        Gathering(SeenLineItem lineItem) {
            this.lineItem = lineItem;
        }

        void add(WireResult result) {
            String subject = result.userId();
            if (subject == null || !names(subject)) {
                doubt(lineItem.doubt(null, new Figure.Doubtful(Doubt.Reason.NO_LEARNER, "")));
                return;
            }
            Judged judged = judge(subject, result, lineItem.scoreMaximum());
            if (judged.doubt() != null) {
                others.add(subject);
                doubt(lineItem.doubt(subject, judged.doubt()));
            } else if (judged.reading() != null) {
                believed.merge(subject, judged.reading(), BinaryOperator.maxBy(Reading.STANDING));
            }
        }

        private void doubt(Doubt doubt) {
            if (doubts.size() < Doubts.MOST) {
                doubts.add(doubt);
            }
        }

        Readings done() {
            return new Readings(believed, doubts, others);
        }
    }

    static Readings of(SeenLineItem lineItem, List<WireResult> results) {
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

    private static Judged judge(String subject, WireResult result, BigDecimal lineItemMaximum) {
        Instant gradedAt = instant(result.timestamp());
        Figure score = Figure.of(result.resultScore());
        if (score instanceof Figure.Absent) {
            // AGS 2.0, 3.3.4.5: a result may come without resultScore. That is "not graded yet", not zero.
            return new Judged(new Reading(subject, Result.Status.PENDING, null, null, gradedAt), null);
        }
        if (score instanceof Figure.Doubtful doubtful) {
            return new Judged(null, doubtful);
        }
        Figure maximum = Figure.of(result.resultMaximum());
        if (maximum instanceof Figure.Doubtful doubtful) {
            return new Judged(null, doubtful);
        }
        BigDecimal of = maximum instanceof Figure.Believed believed ? believed.number() : lineItemMaximum;
        if (of.signum() == 0) {
            return new Judged(null, new Figure.Doubtful(Doubt.Reason.NO_MAXIMUM, "0"));
        }
        BigDecimal number = ((Figure.Believed) score).number();
        return new Judged(new Reading(subject, Result.Status.GRADED, number, of, gradedAt), null);
    }

    /** The platform's own time, where it sends one that can be read. */
    private static @Nullable Instant instant(@Nullable String timestamp) {
        if (timestamp == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(timestamp);
            return time.getYear() < 1970 || time.getYear() > 9999 ? null : time.toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
