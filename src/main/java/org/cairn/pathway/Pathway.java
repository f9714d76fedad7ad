package org.cairn.pathway;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * A stack of micro-credentials with outcomes of its own. All of its groups must be met, each by as many of its steps as it
 * takes; a step is a micro-credential or another pathway, so that stacks can be stacked.
 *
 * @param madeIn the course whose instructors may change it
 * @param outcomes what somebody who has it all can do beyond what each part says
 * @param target where it leads, such as a certificate programme; null where it says nothing
 * @param countsTwice whether one micro-credential may be counted in more than one place
 */
public record Pathway(
        PathwayId id,
        InstitutionId institution,
        CourseId madeIn,
        Bilingual title,
        Bilingual outcomes,
        @Nullable Bilingual target,
        boolean countsTwice,
        boolean published,
        List<Group> groups) {

    /** More than that is a programme, not a stack. */
    public static final int MOST_GROUPS = 8;

    public static final int MOST_STEPS = 20;

    public Pathway {
        groups = List.copyOf(groups);
        if (groups.size() > MOST_GROUPS) {
            throw new IllegalArgumentException("at most " + MOST_GROUPS + " groups");
        }
    }

    /**
     * Steps of which some are asked for.
     *
     * @param take how many: all of them, one, or any number between
     */
    public record Group(int take, List<Step> steps) {

        public Group {
            steps = List.copyOf(steps);
            if (steps.isEmpty() || steps.size() > MOST_STEPS || new HashSet<>(steps).size() != steps.size()) {
                throw new IllegalArgumentException("a group has 1 to " + MOST_STEPS + " different steps");
            }
            if (take < 1 || take > steps.size()) {
                throw new IllegalArgumentException("of " + steps.size() + " steps, " + take + " cannot be asked for");
            }
        }
    }

    /** Exactly one of the two. */
    public record Step(
            @Nullable MicrocredentialId microcredential,
            @Nullable PathwayId pathway) {

        public Step {
            if ((microcredential == null) == (pathway == null)) {
                throw new IllegalArgumentException("a step is a micro-credential or a pathway");
            }
        }

        public static Step of(MicrocredentialId microcredential) {
            return new Step(microcredential, null);
        }

        public static Step of(PathwayId pathway) {
            return new Step(null, pathway);
        }
    }

    /** The pathways that stand in this one as a step. */
    public Stream<PathwayId> nested() {
        return groups.stream()
                .flatMap(group -> group.steps().stream())
                .flatMap(step -> Stream.ofNullable(step.pathway()));
    }
}
