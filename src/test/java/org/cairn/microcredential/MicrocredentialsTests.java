package org.cairn.microcredential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.cairn.competency.Competencies;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MicrocredentialsTests {

    @Test
    void everyTemplateSpeaksBothLanguagesThroughout() throws Exception {
        List<Template> templates = new TemplateShelf().all();

        assertThat(templates)
                .extracting(Template::key)
                .containsExactly("fall-protection", "community-event", "client-privacy");
        assertThat(templates).allSatisfy(template -> {
            assertThat(template.competencies()).hasSize(3);
            assertThat(words(template.definition())).allSatisfy(words -> {
                assertThat(words.isTranslated(Locale.CANADA)).isTrue();
                assertThat(words.isTranslated(Locale.CANADA_FRENCH)).isTrue();
            });
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aTemplateBecomesADraftThatCanBeSavedAndPublished(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Microcredentials microcredentials = rules.the(Microcredentials.class);
            Visitor instructor = rules.instructor(rules.course("FALL-1010"));
            MicrocredentialVersion draft = microcredentials.take(instructor, "fall-protection");
            Definition changed = titled(draft.definition(), "Working at heights");

            microcredentials.save(instructor, draft.id(), draft.definition(), changed);
            MicrocredentialVersion published = microcredentials.publish(instructor, draft.id());

            assertThat(published.state()).isEqualTo(MicrocredentialVersion.State.PUBLISHED);
            assertThat(published.definition())
                    .isEqualTo(Frozen.thaw(Frozen.of(changed).json(), Definition.class));
            assertThat(published.hash()).isEqualTo(Frozen.of(changed).hash());
            assertThat(published.publishedAt()).isEqualTo(Rules.NOW);
            assertThat(rules.the(Competencies.class).of(instructor.institution()))
                    .hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aPublishedVersionCannotBeChanged(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Microcredentials microcredentials = rules.the(Microcredentials.class);
            Visitor instructor = rules.instructor(rules.course("FALL-1010"));
            MicrocredentialVersion draft = microcredentials.take(instructor, "fall-protection");
            MicrocredentialVersion published = microcredentials.publish(instructor, draft.id());

            assertThatThrownBy(() -> microcredentials.save(
                            instructor, draft.id(), draft.definition(), titled(draft.definition(), "Another")))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("microcredential.changed-meanwhile");
            assertThat(microcredentials.publish(instructor, draft.id())).isEqualTo(published);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatSomebodyElseSavedIsNotOverwritten(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Microcredentials microcredentials = rules.the(Microcredentials.class);
            Visitor instructor = rules.instructor(rules.course("FALL-1010"));
            MicrocredentialVersion draft = microcredentials.take(instructor, "fall-protection");
            Definition theirs = titled(draft.definition(), "Theirs");
            microcredentials.save(instructor, draft.id(), draft.definition(), theirs);

            assertThatThrownBy(() -> microcredentials.save(
                            instructor, draft.id(), draft.definition(), titled(draft.definition(), "Mine")))
                    .isInstanceOf(Refusal.class);
            assertThat(microcredentials
                            .version(draft.id())
                            .orElseThrow()
                            .definition()
                            .title()
                            .en())
                    .isEqualTo("Theirs");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aDraftIsUnknownInAnotherCourseAndAPublishedVersionIsNot(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Microcredentials microcredentials = rules.the(Microcredentials.class);
            CourseId here = rules.course("FALL-1010");
            Visitor instructor = rules.instructor(here);
            Visitor elsewhere = rules.instructor(rules.course("OTHER"));
            MicrocredentialVersion draft = microcredentials.take(instructor, "fall-protection");

            assertThatThrownBy(() -> microcredentials.version(elsewhere, draft.id()))
                    .hasMessage("NOT_FOUND microcredential.unknown");
            assertThat(microcredentials.all(elsewhere)).isEmpty();
            microcredentials.publish(instructor, draft.id());
            assertThat(microcredentials.all(elsewhere)).hasSize(1);
            assertThatThrownBy(() -> microcredentials.revise(elsewhere, draft.id()))
                    .hasMessage("NOT_FOUND microcredential.unknown");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anotherInstitutionSeesNothing(TestDatabase database) {
        try (Rules rules = new Rules(database);
                Rules others = new Rules(database)) {
            Microcredentials microcredentials = rules.the(Microcredentials.class);
            CourseId course = rules.course("FALL-1010");
            Visitor instructor = rules.instructor(course);
            MicrocredentialVersion published = microcredentials.publish(
                    instructor,
                    microcredentials.take(instructor, "fall-protection").id());
            Visitor stranger = others.instructor(course);

            assertThatThrownBy(() -> microcredentials.version(stranger, published.id()))
                    .hasMessage("NOT_FOUND microcredential.unknown");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aChangeOfAPublishedVersionIsANewOne(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Microcredentials microcredentials = rules.the(Microcredentials.class);
            Visitor instructor = rules.instructor(rules.course("FALL-1010"));
            MicrocredentialVersion first = microcredentials.publish(
                    instructor,
                    microcredentials.take(instructor, "fall-protection").id());

            MicrocredentialVersion second = microcredentials.revise(instructor, first.id());

            assertThat(second.number()).isEqualTo(2);
            assertThat(second.microcredential()).isEqualTo(first.microcredential());
            assertThat(microcredentials.revise(instructor, first.id())).isEqualTo(second);
            microcredentials.publish(instructor, second.id());
            assertThat(rules.jdbc()
                            .sql("SELECT count(*) FROM competency WHERE institution_id = :institution")
                            .param("institution", rules.institution().value())
                            .query(Integer.class)
                            .single())
                    .as("equal competencies are kept once")
                    .isEqualTo(3);
        }
    }

    @Test
    void learnersMayDoNothingHere() {
        try (Rules rules = new Rules(TestDatabase.H2)) {
            Visitor instructor = rules.instructor(rules.course("FALL-1010"));
            Visitor learner = new Visitor(
                    instructor.launch(),
                    instructor.institution(),
                    instructor.course(),
                    instructor.person(),
                    Set.of(Role.LEARNER),
                    Locale.CANADA);

            assertThatThrownBy(() -> rules.the(Microcredentials.class).take(learner, "fall-protection"))
                    .hasMessage("FORBIDDEN shared.must-teach");
        }
    }

    @Test
    void equalFactsHaveEqualBytes() throws Exception {
        Definition definition =
                new TemplateShelf().find("fall-protection").orElseThrow().definition();
        String json = Frozen.of(definition).json();

        assertThat(Frozen.of(Frozen.thaw(json, Definition.class)).json()).isEqualTo(json);
        assertThat(json)
                .contains("\"threshold\":0.75")
                .contains("\"id\":\"" + definition.competencies().get(0).id() + "\"");
        assertThat(Frozen.of(List.of(new BigDecimal("0.750"), new BigDecimal("1E+2")))
                        .json())
                .isEqualTo("[0.75,100]");
    }

    private static Definition titled(Definition definition, String title) {
        return new Definition(
                new Bilingual(title, title),
                definition.description(),
                definition.learningHours(),
                definition.creditType(),
                definition.creditValue(),
                definition.language(),
                definition.assessmentMethod(),
                definition.validYears(),
                definition.requirements(),
                definition.choices(),
                definition.particulars());
    }

    private static List<Bilingual> words(Definition definition) {
        List<Bilingual> words = new java.util.ArrayList<>(
                List.of(definition.title(), definition.description(), definition.assessmentMethod()));
        Particulars said = definition.said();
        words.addAll(List.of(
                Objects.requireNonNull(said.need()),
                Objects.requireNonNull(said.prerequisites()),
                Objects.requireNonNull(said.authentic()),
                Objects.requireNonNull(said.stacking())));
        definition.competencies().forEach(competency -> {
            words.addAll(List.of(competency.title(), competency.statement()));
            competency.criteria().forEach(criterion -> words.add(criterion.text()));
            competency.scale().levels().forEach(level -> words.add(level.label()));
        });
        return words;
    }
}
