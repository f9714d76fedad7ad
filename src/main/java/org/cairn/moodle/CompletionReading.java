package org.cairn.moodle;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cairn.gradebook.Figure;
import org.cairn.gradebook.GradeIntake;
import org.cairn.gradebook.OfferedResult;
import org.cairn.gradebook.Result;
import org.cairn.moodle.ws.WireCompletion;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Who has completed what. Moodle tells it learner by learner, so that it is read only where somebody wants it. */
final class CompletionReading {

    static final String ITEM = "urn:cairn:moodle:completion:";

    /** In both languages, as everything that is kept with a course. */
    static final String LABEL = " (completion / achèvement)";

    /** More would keep a platform's lane for minutes at every pass. */
    static final int MOST_LEARNERS = 500;

    static final Duration LONGEST = Duration.ofMinutes(10);

    private final Map<URI, Map<String, OfferedResult>> results = new LinkedHashMap<>();

    /** @param wanted the line items that the intake wants */
    CompletionReading(List<URI> wanted) {
        wanted.forEach(key -> results.put(key, new LinkedHashMap<>()));
    }

    static URI key(long module) {
        return URI.create(ITEM + module);
    }

    static void mustBeFew(int learners) {
        if (learners > MOST_LEARNERS) {
            throw new Refusal(Problem.PLATFORM_FAILED, "moodle.too-large");
        }
    }

    boolean isEmpty() {
        return results.isEmpty();
    }

    void add(String learner, List<WireCompletion> statuses) {
        for (WireCompletion status : statuses) {
            Map<String, OfferedResult> known = results.get(key(status.cmid()));
            if (known != null) {
                known.put(learner, result(learner, status));
            }
        }
    }

    /** A rule that asks for a pass is not met by a fail: that is a zero. Not completed yet is nothing. */
    private static OfferedResult result(String learner, WireCompletion status) {
        Instant at = MoodleReading.instant(status.timecompleted());
        return switch (status.state()) {
            case 1, 2 -> offered(learner, Figure.judge(BigDecimal.ONE), at);
            case 3 -> offered(learner, Figure.judge(BigDecimal.ZERO), at);
            default -> offered(learner, new Figure.Absent(), at);
        };
    }

    private static OfferedResult offered(String learner, Figure score, @Nullable Instant at) {
        return new OfferedResult(learner, score, new Figure.Absent(), Result.Status.ABSENT, at);
    }

    void hand(GradeIntake intake) {
        results.forEach((key, found) -> {
            found.values().forEach(result -> intake.result(key, result));
            intake.complete(key);
        });
    }

    void failed(GradeIntake intake, Refusal refusal) {
        results.keySet().forEach(key -> intake.failed(key, refusal));
    }
}
