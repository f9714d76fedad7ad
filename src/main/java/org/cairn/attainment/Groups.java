package org.cairn.attainment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cairn.attainment.Judgement.Stand;
import org.cairn.attainment.Trace.LeftOut.Why;

/** Of a group of activities the best count and the rest is left out; while fewer are graded, it waits for more. */
final class Groups {

    private Groups() {}

    /** Changes what the members of the group are to the competency. */
    static void choose(Prepared rule, Prepared.Group group, Mark[] marks, Stand[] stands) {
        List<Integer> graded = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        List<Integer> lost = new ArrayList<>();
        for (int index : group.parts()) {
            if (marks[index] instanceof Mark.Counted) {
                graded.add(index);
            } else if (marks[index] instanceof Mark.Absent absent && absent.why() != Why.EXCUSED) {
                (absent.open() ? open : lost).add(index);
            }
        }
        int take = Math.min(group.take(), graded.size() + open.size() + lost.size());
        graded.sort(Comparator.comparing((Integer index) -> ((Mark.Counted) marks[index]).share())
                .reversed());
        for (int index : graded.subList(Math.min(take, graded.size()), graded.size())) {
            stands[index] = Stand.OUT;
        }
        open.addAll(lost);
        for (int i = 0; i < open.size(); i++) {
            int index = open.get(i);
            boolean waits =
                    i < take - graded.size() || rule.parts().get(index).item().required();
            boolean comes = marks[index] instanceof Mark.Absent absent && absent.open();
            stands[index] = waits ? Stand.WAITS : comes ? Stand.MAY_COME : Stand.OUT;
        }
    }
}
