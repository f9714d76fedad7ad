package org.cairn.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.pathway.Pathway.Group;
import org.cairn.pathway.Pathway.Step;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.junit.jupiter.api.Test;

/** How far somebody has come in a stack of micro-credentials. */
class PathwayProgressTests {

    private static final MicrocredentialId FALL = new MicrocredentialId(UUID.randomUUID());
    private static final MicrocredentialId RESCUE = new MicrocredentialId(UUID.randomUUID());
    private static final MicrocredentialId FOOD = new MicrocredentialId(UUID.randomUUID());

    private final Map<PathwayId, Pathway> known = new HashMap<>();

    @Test
    void allMeansEveryOne() {
        Pathway pathway = pathway(false, all(FALL, RESCUE));

        assertThat(progress(pathway, FALL).met()).isFalse();
        assertThat(progress(pathway, FALL).missing()).isEqualTo(1);
        assertThat(progress(pathway, FALL, RESCUE).met()).isTrue();
    }

    @Test
    void anyAndSomeOfManyAreEnough() {
        Pathway any = pathway(false, some(1, FALL, RESCUE, FOOD));
        Pathway two = pathway(false, some(2, FALL, RESCUE, FOOD));

        assertThat(progress(any).met()).isFalse();
        assertThat(progress(any, FOOD).met()).isTrue();
        assertThat(progress(two, FOOD).met()).isFalse();
        assertThat(progress(two, FOOD, FALL).met()).isTrue();
    }

    @Test
    void oneDoesNotCountTwiceUnlessThePathwaySaysSo() {
        List<Group> groups = List.of(some(1, FALL, RESCUE), some(1, FALL, FOOD));

        PathwayProgress once = progress(pathway(false, groups), FALL);
        assertThat(once.met()).isFalse();
        assertThat(once.groups()).as("each by itself").allMatch(PathwayProgress.GroupProgress::met);
        assertThat(once.missing()).isZero();
        assertThat(progress(pathway(true, groups), FALL).met()).isTrue();
        assertThat(progress(pathway(false, groups), FALL, FOOD).met()).isTrue();
    }

    @Test
    void itIsCountedWhereItHelpsMost() {
        // FALL could be spent on the first group, but only the second needs it.
        Pathway pathway = pathway(false, some(1, FALL, RESCUE), some(2, FALL, FOOD));

        assertThat(progress(pathway, FALL, RESCUE, FOOD).met()).isTrue();
        assertThat(progress(pathway, FALL, FOOD).met()).isFalse();
    }

    @Test
    void aStackMayBeAStepOfAnother() {
        Pathway safety = pathway(false, all(FALL, RESCUE));
        Pathway work = pathway(false, new Group(2, List.of(Step.of(safety.id()), Step.of(FOOD))));

        assertThat(progress(work, FALL, FOOD).met()).isFalse();
        assertThat(progress(work, FALL, RESCUE, FOOD).met()).isTrue();
        assertThat(progress(work, FALL, RESCUE).groups().get(0).steps())
                .extracting(PathwayProgress.StepProgress::held)
                .containsExactly(true, false);
    }

    @Test
    void whatIsSpentInsideANestedStackIsSpent() {
        Pathway safety = pathway(false, all(FALL));
        Pathway work = pathway(false, new Group(1, List.of(Step.of(safety.id()))), all(FALL));

        assertThat(progress(work, FALL).met()).isFalse();
        assertThat(progress(copy(work, true), FALL).met()).isTrue();
    }

    @Test
    void aStepThatIsGoneIsNotHeldAndAnEmptyPathwayIsNotEarned() {
        Pathway gone = pathway(false, new Group(1, List.of(Step.of(new PathwayId(UUID.randomUUID())))));

        assertThat(progress(gone, FALL).met()).isFalse();
        assertThat(progress(pathway(false), FALL).met()).isFalse();
    }

    @Test
    void nonsenseIsNotAPathway() {
        assertThatIllegalArgumentException().isThrownBy(() -> some(0, FALL));
        assertThatIllegalArgumentException().isThrownBy(() -> some(3, FALL, FOOD));
        assertThatIllegalArgumentException().isThrownBy(() -> some(1));
        assertThatIllegalArgumentException().isThrownBy(() -> some(1, FALL, FALL));
        assertThatIllegalArgumentException().isThrownBy(() -> new Step(FALL, new PathwayId(UUID.randomUUID())));
    }

    /** As much as {@link Pathways} lets in stands in all groups; nobody waits for the answer. */
    @Test
    void theLargestPathwayIsJudgedInNoTime() {
        MicrocredentialId[] repeated = IntStream.range(0, Pathways.MOST_REPEATED)
                .mapToObj(i -> new MicrocredentialId(UUID.randomUUID()))
                .toArray(MicrocredentialId[]::new);
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < Pathway.MOST_GROUPS; i++) {
            groups.add(some(2, repeated));
        }

        PathwayProgress progress = org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(20), () -> progress(pathway(false, groups), repeated));
        assertThat(progress.met()).as("sixteen places, eight to fill them").isFalse();
    }

    private PathwayProgress progress(Pathway pathway, MicrocredentialId... held) {
        return PathwayProgress.of(pathway, known, Set.of(held));
    }

    private Pathway pathway(boolean twice, Group... groups) {
        return pathway(twice, List.of(groups));
    }

    private Pathway pathway(boolean twice, List<Group> groups) {
        Pathway pathway = new Pathway(
                new PathwayId(UUID.randomUUID()),
                new InstitutionId(UUID.randomUUID()),
                new CourseId(UUID.randomUUID()),
                new Bilingual("Site safety", null),
                new Bilingual("Works safely", null),
                null,
                twice,
                true,
                groups);
        known.put(pathway.id(), pathway);
        return pathway;
    }

    private static Pathway copy(Pathway pathway, boolean twice) {
        return new Pathway(
                pathway.id(),
                pathway.institution(),
                pathway.madeIn(),
                pathway.title(),
                pathway.outcomes(),
                null,
                twice,
                true,
                pathway.groups());
    }

    private static Group all(MicrocredentialId... steps) {
        return some(steps.length, steps);
    }

    private static Group some(int take, MicrocredentialId... steps) {
        return new Group(take, List.of(steps).stream().map(Step::of).toList());
    }
}
