package org.cairn.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.cairn.competency.Competency;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.LineItemId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;

class CourseMapsTests {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aMapIsDraftedPublishedAndSuperseded(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            CourseMap draft = story.drafted();

            CourseMap published = rules.the(Publication.class).publish(story.instructor, draft.id());

            assertThat(published.state()).isEqualTo(CourseMap.State.PUBLISHED);
            assertThat(published.hash()).hasSize(64);
            assertThat(published.mappings()).hasSize(3);
            assertThat(story.maps.published(story.course)).containsExactly(published);
            assertThat(rules.events()).contains(new CourseMapPublished(draft.id(), story.course, null));
            verify(rules.gradebook()).requestCollection(story.course);
            verify(rules.scores()).prepareProgress(story.course, "Micro-credential progress (Cairn)");
            assertThat(rules.the(Microcredentials.class)
                            .version(draft.version())
                            .orElseThrow()
                            .state())
                    .isEqualTo(MicrocredentialVersion.State.PUBLISHED);

            CourseMap next = story.maps.revise(story.instructor, published.id());
            assertThat(next.number()).isEqualTo(2);
            assertThat(next.mappings()).containsExactlyInAnyOrderElementsOf(published.mappings());
            CourseMap second = rules.the(Publication.class).publish(story.instructor, next.id());
            assertThat(story.maps.published(story.course)).containsExactly(second);
            assertThat(story.maps.find(published.id()).orElseThrow().state()).isEqualTo(CourseMap.State.SUPERSEDED);
            assertThat(second.hash()).as("equal maps have equal hashes").isEqualTo(published.hash());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void openingTwiceIsOneDraft(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);

            CourseMap first = story.maps.open(story.instructor, story.version.id());
            CourseMap again = story.maps.open(story.instructor, story.version.id());

            assertThat(again.id()).isEqualTo(first.id());
            assertThat(story.maps.all(story.course)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aPublishedMapCannotBeChanged(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            CourseMap draft = story.drafted();
            rules.the(Publication.class).publish(story.instructor, draft.id());
            Mapping mapping = draft.mappings().get(0);

            assertThatThrownBy(() -> story.maps.map(story.instructor, draft.id(), mapping))
                    .hasMessage("CONFLICT mapping.published");
            assertThatThrownBy(() ->
                            story.maps.unmap(story.instructor, draft.id(), mapping.lineItem(), mapping.criterion()))
                    .hasMessage("CONFLICT mapping.published");
            assertThatThrownBy(() -> rules.the(Publication.class).publish(story.instructor, draft.id()))
                    .hasMessage("CONFLICT mapping.published");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anUncoveredCompetencyKeepsTheMapAndTheVersionDrafts(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            CourseMap draft = story.drafted();
            Mapping last = draft.mappings().get(2);
            story.maps.unmap(story.instructor, draft.id(), last.lineItem(), last.criterion());

            assertThatThrownBy(() -> rules.the(Publication.class).publish(story.instructor, draft.id()))
                    .hasMessage("INVALID mapping.uncovered");
            assertThat(rules.the(Microcredentials.class)
                            .version(draft.version())
                            .orElseThrow()
                            .state())
                    .isEqualTo(MicrocredentialVersion.State.DRAFT);
            assertThat(rules.events(CourseMapPublished.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aProgressItemCannotBeMappedByConstraint(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            CourseMap draft = story.drafted();
            LineItem progress = rules.lineItem(story.course, "Progress", 100, LineItem.Purpose.PROGRESS);
            Mapping forbidden = story.cell(progress.id(), 0, 1);

            assertThatThrownBy(() -> story.maps.map(story.instructor, draft.id(), forbidden))
                    .hasMessage("NOT_FOUND mapping.unknown-cell");
            assertThatThrownBy(() -> rules.the(Mappings.class).add(draft.id(), forbidden))
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anotherCoursesMapAndActivitiesAreUnknown(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            CourseMap draft = story.drafted();
            CourseId other = rules.course("OTHER");
            LineItem theirs = rules.lineItem(other, "Theirs", 10);

            assertThatThrownBy(() -> story.maps.find(rules.instructor(other), draft.id()))
                    .hasMessage("NOT_FOUND mapping.unknown");
            assertThatThrownBy(() -> story.maps.map(story.instructor, draft.id(), story.cell(theirs.id(), 0, 1)))
                    .hasMessage("NOT_FOUND mapping.unknown-cell");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theCellsOfAnActivityInACompetencySayTheSame(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            CourseMap draft = story.drafted();
            Mapping first = draft.mappings().get(0);
            int competency = story.competencies.indexOf(story.competencies.stream()
                    .filter(candidate -> candidate.id().equals(first.competency()))
                    .findFirst()
                    .orElseThrow());

            story.maps.map(
                    story.instructor,
                    draft.id(),
                    new Mapping(
                            first.lineItem(),
                            first.competency(),
                            story.competencies.get(competency).criteria().get(1).id(),
                            new BigDecimal("2"),
                            true,
                            new BigDecimal("0.8")));

            assertThat(story.maps.find(draft.id()).orElseThrow().mappings())
                    .filteredOn(mapping -> mapping.competency().equals(first.competency()))
                    .hasSize(2)
                    .allSatisfy(mapping -> {
                        assertThat(mapping.weight()).isEqualByComparingTo("2");
                        assertThat(mapping.required()).isTrue();
                        assertThat(mapping.minimum()).isEqualByComparingTo("0.8");
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theNextVersionsMapBeginsWithWhatIsMappedAndSupersedesThisOne(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            CourseMap first = rules.the(Publication.class)
                    .publish(story.instructor, story.drafted().id());
            MicrocredentialVersion second = rules.the(Microcredentials.class).revise(story.instructor, first.version());

            CourseMap draft = story.maps.open(story.instructor, second.id());

            assertThat(draft.version()).isEqualTo(second.id());
            assertThat(draft.mappings()).hasSize(3);
            CourseMap inForce = rules.the(Publication.class).publish(story.instructor, draft.id());
            assertThat(story.maps.published(story.course)).containsExactly(inForce);
        }
    }

    /** A course with three activities, one for the first criterion of each competency. */
    private static final class Story {

        private final CourseMaps maps;
        private final CourseId course;
        private final Visitor instructor;
        private final MicrocredentialVersion version;
        private final List<Competency> competencies;
        private final List<LineItem> activities = new ArrayList<>();

        Story(Rules rules) {
            maps = rules.the(CourseMaps.class);
            course = rules.course("FALL-1010");
            instructor = rules.instructor(course);
            version = rules.the(Microcredentials.class).take(instructor, "fall-protection");
            competencies = version.definition().competencies();
            for (String label : List.of("Quiz", "Plan", "Drill")) {
                activities.add(rules.lineItem(course, label, 50));
            }
        }

        CourseMap drafted() {
            CourseMap draft = maps.open(instructor, version.id());
            for (int i = 0; i < activities.size(); i++) {
                maps.map(instructor, draft.id(), cell(activities.get(i).id(), i, 1));
            }
            return maps.find(draft.id()).orElseThrow();
        }

        Mapping cell(LineItemId lineItem, int competency, int weight) {
            return new Mapping(
                    lineItem,
                    competencies.get(competency).id(),
                    competencies.get(competency).criteria().get(0).id(),
                    BigDecimal.valueOf(weight),
                    false,
                    null);
        }
    }
}
