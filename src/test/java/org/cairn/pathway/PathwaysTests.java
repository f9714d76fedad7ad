package org.cairn.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.pathway.Pathway.Group;
import org.cairn.pathway.Pathway.Step;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pathways of an institution, on both databases. */
class PathwaysTests {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsSavedIsReadAgain(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Pathways pathways = rules.the(Pathways.class);
            Visitor instructor = rules.instructor(rules.course("FALL-1010"));
            MicrocredentialId fall = published(rules, instructor);
            Pathways.Draft draft = new Pathways.Draft(
                    new Bilingual("səl̓ilwətaɁɬ stewardship", null),
                    new Bilingual("Works with the community", "Travaille avec la communauté"),
                    new Bilingual(null, "Certificat"),
                    true,
                    true,
                    List.of(new Group(1, List.of(Step.of(fall)))));

            PathwayId id = pathways.save(instructor, null, draft);

            Pathway found = pathways.find(instructor, id);
            assertThat(found.groups()).isEqualTo(draft.groups());
            assertThat(found.title()).isEqualTo(draft.title());
            assertThat(found.target()).isEqualTo(draft.target());
            assertThat(found.countsTwice()).isTrue();
            assertThat(published(pathways, instructor)).containsExactly(found);
            pathways.save(instructor, id, drafted("Changed", false, Step.of(fall)));
            assertThat(pathways.find(instructor, id).title().en()).isEqualTo("Changed");
            assertThat(published(pathways, instructor)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aDraftIsItsCoursesAndOnlyThatCourseChangesIt(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Pathways pathways = rules.the(Pathways.class);
            Visitor here = rules.instructor(rules.course("FALL-1010"));
            Visitor elsewhere = rules.instructor(rules.course("OTHER"));
            MicrocredentialId fall = published(rules, here);
            PathwayId draft = pathways.save(here, null, drafted("Draft", false, Step.of(fall)));
            PathwayId shown = pathways.save(here, null, drafted("Shown", true, Step.of(fall)));

            assertThatThrownBy(() -> pathways.find(elsewhere, draft)).hasMessage("NOT_FOUND pathway.unknown");
            assertThat(pathways.find(elsewhere, shown).published()).isTrue();
            assertThatThrownBy(() -> pathways.save(elsewhere, shown, drafted("Mine now", true, Step.of(fall))))
                    .hasMessage("NOT_FOUND pathway.unknown");
            assertThatThrownBy(() -> pathways.save(elsewhere, null, drafted("On it", true, Step.of(draft))))
                    .hasMessage("NOT_FOUND pathway.unknown");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nothingStandsInItself(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Pathways pathways = rules.the(Pathways.class);
            Visitor instructor = rules.instructor(rules.course("FALL-1010"));
            MicrocredentialId fall = published(rules, instructor);
            PathwayId first = pathways.save(instructor, null, drafted("First", true, Step.of(fall)));
            PathwayId second = pathways.save(instructor, null, drafted("Second", true, Step.of(first)));
            PathwayId third = pathways.save(instructor, null, drafted("Third", true, Step.of(second)));

            for (PathwayId step : List.of(first, second, third)) {
                assertThatThrownBy(() -> pathways.save(instructor, first, drafted("Circle", true, Step.of(step))))
                        .hasMessage("INVALID pathway.circle");
            }
            assertThat(pathways.find(instructor, first).title().en())
                    .as("nothing is half saved")
                    .isEqualTo("First");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsNotThereIsNoStep(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Pathways pathways = rules.the(Pathways.class);
            Visitor instructor = rules.instructor(rules.course("FALL-1010"));
            MicrocredentialVersion draft = rules.the(Microcredentials.class).take(instructor, "fall-protection");

            assertThatThrownBy(() -> pathways.save(
                            instructor, null, drafted("On a draft", true, Step.of(draft.microcredential()))))
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> pathways.save(
                            instructor,
                            null,
                            drafted("On nothing", true, Step.of(new MicrocredentialId(UUID.randomUUID())))))
                    .isInstanceOf(Refusal.class);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void tooMuchInSeveralPlacesIsRefusedUnlessItMayCountTwice(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Pathways pathways = rules.the(Pathways.class);
            Visitor instructor = rules.instructor(rules.course("FALL-1010"));
            List<Step> many = new ArrayList<>();
            for (int i = 0; i <= Pathways.MOST_REPEATED; i++) {
                many.add(Step.of(published(rules, instructor)));
            }
            List<Group> groups = List.of(new Group(1, many), new Group(2, many));

            assertThatThrownBy(() -> pathways.save(instructor, null, draft(false, groups)))
                    .hasMessage("INVALID pathway.repeated");
            assertThat(pathways.save(instructor, null, draft(true, groups))).isNotNull();
        }
    }

    /** What learners see. */
    private static List<Pathway> published(Pathways pathways, Visitor instructor) {
        return pathways.byId(instructor.institution()).values().stream()
                .filter(Pathway::published)
                .toList();
    }

    private static MicrocredentialId published(Rules rules, Visitor instructor) {
        Microcredentials microcredentials = rules.the(Microcredentials.class);
        return microcredentials
                .publish(
                        instructor,
                        microcredentials.take(instructor, "fall-protection").id())
                .microcredential();
    }

    private static Pathways.Draft drafted(String title, boolean published, Step step) {
        return new Pathways.Draft(
                new Bilingual(title, null),
                new Bilingual("Outcomes", null),
                null,
                false,
                published,
                List.of(new Group(1, List.of(step))));
    }

    private static Pathways.Draft draft(boolean twice, List<Group> groups) {
        return new Pathways.Draft(
                new Bilingual("Stack", null), new Bilingual("Outcomes", null), null, twice, true, groups);
    }
}
