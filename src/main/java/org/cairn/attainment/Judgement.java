package org.cairn.attainment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.attainment.Prepared.Part;
import org.cairn.attainment.Trace.LeftOut.Why;

/** What the marks of one learner say of one competency. */
final class Judgement {

    private static final int[] NO_ORDER = {};

    private final Prepared rule;
    private final Mark[] marks;
    private final Stand[] stands;
    private final int[] order;
    private final Sum sum;
    private final int counted;

    /** What an activity is to the competency, as the marks are. */
    enum Stand {
        COUNTS,
        /** Not graded, and waited for. */
        WAITS,
        /** Not graded and not waited for, but it may still come. */
        MAY_COME,
        OUT
    }

    /** @param marks of the rule's parts, in their order */
    private Judgement(Prepared rule, Mark[] marks) {
        this.rule = rule;
        this.marks = marks;
        this.stands = stands(rule, marks);
        this.order = Method.isByPlace(rule) ? Method.order(this, rule.all()) : NO_ORDER;
        this.sum = Method.sum(this, rule.all(), rule.threshold());
        this.counted = count(Stand.COUNTS);
    }

    /** @param all the learner's marks, of every activity of the engine */
    static Judgement of(Prepared rule, Mark[] all) {
        List<Part> parts = rule.parts();
        Mark[] own = new Mark[parts.size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = all[parts.get(i).place()];
        }
        return new Judgement(rule, own);
    }

    private static Stand[] stands(Prepared rule, Mark[] marks) {
        Stand[] stands = new Stand[marks.length];
        boolean waits = rule.waits();
        for (int i = 0; i < marks.length; i++) {
            stands[i] = stand(marks[i], waits || rule.parts().get(i).item().required());
        }
        for (Prepared.Group group : rule.groups()) {
            Groups.choose(rule, group, marks, stands);
        }
        return stands;
    }

    private static Stand stand(Mark mark, boolean waits) {
        if (!(mark instanceof Mark.Absent absent)) {
            return Stand.COUNTS;
        }
        if (absent.why() == Why.EXCUSED) {
            return Stand.OUT;
        }
        return waits ? Stand.WAITS : absent.open() ? Stand.MAY_COME : Stand.OUT;
    }

    Prepared rule() {
        return rule;
    }

    Part part(int index) {
        return rule.parts().get(index);
    }

    Mark mark(int index) {
        return marks[index];
    }

    Stand stand(int index) {
        return stands[index];
    }

    /** Only of a part that counts. */
    Fraction share(int index) {
        return ((Mark.Counted) marks[index]).share();
    }

    /** The parts that count, in the order in which they weigh; empty where the order is nothing. */
    int[] order() {
        return order;
    }

    /** What the method makes of everything that counts. */
    Sum sum() {
        return sum;
    }

    Sum sum(List<Integer> parts) {
        return Method.sum(this, parts, rule.threshold());
    }

    int counted() {
        return counted;
    }

    int waiting() {
        return count(Stand.WAITS);
    }

    private int count(Stand wanted) {
        int count = 0;
        for (Stand stand : stands) {
            count += stand == wanted ? 1 : 0;
        }
        return count;
    }

    /** Indexes of the parts that stand so. */
    List<Integer> which(Stand wanted) {
        return which(index -> stands[index] == wanted);
    }

    private List<Integer> which(IntPredicate wanted) {
        List<Integer> which = new ArrayList<>(marks.length);
        for (int i = 0; i < marks.length; i++) {
            if (wanted.test(i)) {
                which.add(i);
            }
        }
        return which;
    }

    /** What can still come: everything that is waited for, and what may come besides. */
    List<Integer> open() {
        return which(index -> stands[index] == Stand.WAITS || stands[index] == Stand.MAY_COME);
    }

    /**
     * What comes of it.
     *
     * @param reachable whether the best that can still come would do
     */
    record Outlook(Status status, boolean reachable) {}

    Outlook outlook() {
        int waiting = waiting();
        if (waiting == 0 && holds(false)) {
            return new Outlook(Status.MET, true);
        }
        List<Integer> open = open();
        if (open.isEmpty() || !isReachable(open)) {
            boolean near = counted > 0 && waiting == 0 && holds(true);
            return new Outlook(near ? Status.NEAR : Status.UNREACHABLE, false);
        }
        if (counted == 0) {
            return new Outlook(Status.NOT_ASSESSED, true);
        }
        int left = waiting == 0 ? open.size() : waiting;
        boolean near = left == 1 || sum.reaches(rule.near());
        return new Outlook(near ? Status.NEAR : Status.IN_PROGRESS, true);
    }

    private boolean isReachable(List<Integer> open) {
        for (int i = 0; i < marks.length; i++) {
            if (stands[i] == Stand.WAITS && marks[i] instanceof Mark.Absent absent && !absent.open()) {
                return false;
            }
        }
        for (Fraction share : Method.best(rule)) {
            if (supposing(open, share).holds(false)) {
                return true;
            }
        }
        return false;
    }

    /** The same learner with these parts graded so, or better where a part has a higher minimum of its own. */
    Judgement supposing(List<Integer> parts, Fraction share) {
        Mark[] supposed = Arrays.copyOf(marks, marks.length);
        for (int index : parts) {
            Fraction least = part(index).minimum();
            supposed[index] = Mark.Counted.supposed(
                    least == null ? share : share.atLeast(least),
                    part(index).activity().maximum());
        }
        return new Judgement(rule, supposed);
    }

    /** Every condition, or every one within five points. Nothing is said of what waits. */
    boolean holds(boolean nearly) {
        Integer least = rule.rule().minimumEvidence();
        if (isExcusedFromRequired() || counted == 0 || (least != null && counted < least)) {
            return false;
        }
        for (int i = 0; i < marks.length; i++) {
            if (stands[i] == Stand.COUNTS && !reachesMinimum(i, nearly)) {
                return false;
            }
        }
        Fraction enough = nearly ? rule.near() : rule.threshold();
        boolean whole = nearly ? Method.sum(this, rule.all(), enough).reaches(enough) : sum.reaches(enough);
        if (!whole) {
            return false;
        }
        for (Prepared.Critical critical : rule.critical()) {
            if (!Method.sum(this, critical.parts(), enough).reaches(enough)) {
                return false;
            }
        }
        return true;
    }

    private boolean isExcusedFromRequired() {
        for (int i = 0; i < marks.length; i++) {
            if (marks[i] instanceof Mark.Absent absent
                    && absent.why() == Why.EXCUSED
                    && part(i).item().required()) {
                return true;
            }
        }
        return false;
    }

    boolean reachesMinimum(int index, boolean nearly) {
        Fraction minimum = nearly ? part(index).nearMinimum() : part(index).minimum();
        return minimum == null || share(index).reaches(minimum);
    }

    BigDecimal maximum(int index) {
        return marks[index] instanceof Mark.Counted graded
                ? graded.maximum()
                : part(index).activity().maximum();
    }
}
