package org.cairn.microcredential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Words of published versions are corrected beside what is frozen. */
class WordingTests {

    private static final Definition FROZEN = Frozen.thaw(DefinitionBytesTests.beforeParticulars(), Definition.class)
            .with(DefinitionBytesTests.everything());

    @Test
    void onlyWordsCanBeReachedAndOnlyWhereTheyAre() {
        Map<String, Bilingual> texts = Texts.of(FROZEN);

        assertThat(texts)
                .containsKeys(
                        "title",
                        "particulars.need",
                        "requirements.2.competency.criteria.2.text",
                        "requirements.0.competency.scale.levels.3.label")
                .as("one scale is written once")
                .doesNotContainKey("requirements.1.competency.scale.levels.3.label");
        assertThat(texts.keySet())
                .noneMatch(path ->
                        path.matches(".*(id|threshold|critical|lowerCut|name)") && !path.endsWith("scale.name"));
        assertThat(Texts.applied(FROZEN, texts)).isEqualTo(FROZEN);
        assertThat(Texts.applied(FROZEN, Map.of("requirements.0.threshold", new Bilingual("1", "1"))))
                .isEqualTo(FROZEN);
    }

    @Test
    void aCorrectedLevelIsCorrectedForEveryCompetency() {
        Bilingual label = new Bilingual("Proficient!", "Compétent");

        Definition shown = Texts.applied(FROZEN, Map.of("requirements.0.competency.scale.levels.2.label", label));

        assertThat(shown.competencies())
                .allMatch(
                        competency -> competency.scale().levels().get(2).label().equals(label));
        assertThat(shown.requirements())
                .extracting(Requirement::threshold)
                .isEqualTo(FROZEN.requirements().stream()
                        .map(Requirement::threshold)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Recieves equipment  | Receives equipment       | true",
                "Uses 3 anchors      | Uses three anchors       | false",
                "At least 70 percent | At least 75 percent      | false",
                "Plans the work      | Supervises other people  | false",
                "Plans the work      | -                        | false",
                "-                   | Planifie le travail      | true",
                "Plan                | Plans                    | true"
            })
    void spellingIsACorrectionAndMeaningIsNot(String before, String after, boolean correction) {
        assertThat(Correction.isOnlyWords(new Bilingual(before, "x"), new Bilingual(after, "x")))
                .isEqualTo(correction);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsPublishedStaysAndWhatIsShownChanges(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Wording wording = rules.the(Wording.class);
            Microcredentials microcredentials = rules.the(Microcredentials.class);
            Visitor instructor = rules.instructor(rules.course("FALL-1010"));
            MicrocredentialVersion draft = microcredentials.take(instructor, "fall-protection");
            Bilingual title = new Bilingual(
                    "Fall Protection for Construction Site",
                    draft.definition().title().fr());
            assertThatThrownBy(() -> wording.correct(instructor, draft.id(), 0, Map.of("title", title), "Typo"))
                    .hasMessage("CONFLICT microcredential.other-state");
            MicrocredentialVersion published = microcredentials.publish(instructor, draft.id());

            wording.correct(instructor, draft.id(), 0, Map.of("title", title), "Typo");

            assertThat(microcredentials.version(draft.id()).orElseThrow()).isEqualTo(published);
            assertThat(wording.shown(published).title()).isEqualTo(title);
            assertThat(wording.revisions(draft.id())).singleElement().satisfies(revision -> {
                assertThat(revision.texts()).containsOnlyKeys("title");
                assertThat(revision.reason()).isEqualTo("Typo");
                assertThat(revision.by()).isEqualTo(instructor.person());
                assertThat(revision.at()).isEqualTo(Rules.NOW);
            });
            assertThat(wording.version(instructor, draft.id()).definition().title())
                    .isEqualTo(title);
            assertThat(wording.all(instructor))
                    .singleElement()
                    .satisfies(listed -> assertThat(listed.definition().title()).isEqualTo(title));
            assertThat(microcredentials.revise(instructor, draft.id()).definition())
                    .as("the next version begins with what is shown")
                    .isEqualTo(wording.shown(published));
            assertThatThrownBy(() -> wording.correct(instructor, draft.id(), 0, Map.of("title", title), "Late"))
                    .as("somebody else was faster")
                    .hasMessage("CONFLICT microcredential.changed-meanwhile");
            assertThatThrownBy(() -> wording.correct(
                            instructor, draft.id(), 1, Map.of("title", new Bilingual("Another thing", "x")), "No"))
                    .hasMessage("INVALID microcredential.beyond-words");
            wording.correct(
                    instructor,
                    draft.id(),
                    1,
                    Map.of("title", published.definition().title()),
                    "Back");
            assertThat(wording.shown(published)).isEqualTo(published.definition());
            Visitor elsewhere = rules.instructor(rules.course("OTHER"));
            assertThatThrownBy(() -> wording.correct(elsewhere, draft.id(), 2, Map.of("title", title), "Mine"))
                    .hasMessage("NOT_FOUND microcredential.unknown");
        }
    }
}
