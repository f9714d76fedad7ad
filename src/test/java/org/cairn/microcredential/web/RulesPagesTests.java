package org.cairn.microcredential.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cairn.microcredential.Calculation;
import org.cairn.microcredential.Calculation.Kind;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class RulesPagesTests {

    private final Rules rules = new Rules(TestDatabase.H2);
    private final Microcredentials microcredentials = rules.the(Microcredentials.class);
    private Visitor instructor;
    private Desk desk;
    private MicrocredentialVersion draft;

    @BeforeEach
    void sitDown() {
        instructor = rules.instructor(rules.course("FALL-1010"));
        desk = new Desk(instructor, new RulesController(microcredentials));
        draft = microcredentials.take(instructor, "fall-protection");
    }

    @AfterEach
    void leave() {
        rules.close();
    }

    @Test
    void whatIsUsualIsChosenAlready() {
        assertThat(desk.get(path()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Weighted mean (usual)")
                .contains("<legend>Plan fall protection</legend>")
                .doesNotContain("??");
    }

    @Test
    void savingWhatIsUsualChangesNothing() {
        assertThat(save()).hasStatus3xxRedirection();

        assertThat(definition()).isEqualTo(draft.definition());
    }

    @Test
    void aMethodALevelAndASignatureAreKept() {
        assertThat(save(
                        "rules[0].kind", "DECAYING_AVERAGE",
                        "rules[0].setting", "70",
                        "rules[1].level", "3",
                        "rules[1].evidence", "2",
                        "rules[2].signOff", "true"))
                .hasStatus3xxRedirection();

        assertThat(definition().requirements().get(0).method()).isEqualTo(new Calculation(Kind.DECAYING_AVERAGE, 70));
        assertThat(definition().requirements().get(1).levelRank()).isEqualTo(3);
        assertThat(definition().requirements().get(1).minimumEvidence()).isEqualTo(2);
        assertThat(definition().requirements().get(2).needsSignOff()).isTrue();
        assertThat(desk.get(path()).exchange())
                .bodyText()
                .contains("value=\"DECAYING_AVERAGE\" selected")
                .contains("value=\"70\"");
    }

    @Test
    void ofAChoiceSomeAreEnough() {
        assertThat(save("rules[0].choice", "A", "rules[1].choice", "A", "rules[1].take", "1"))
                .hasStatus3xxRedirection();

        assertThat(definition().choices()).singleElement().satisfies(choice -> {
            assertThat(choice.take()).isEqualTo(1);
            assertThat(choice.of())
                    .containsExactly(
                            draft.definition().competencies().get(0).id(),
                            draft.definition().competencies().get(1).id());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "rules[0].kind, ALCHEMY, 'Choose one of the list.'",
        "rules[0].level, 1, Choose a level of the scale that not everybody reaches.",
        "rules[0].level, 99, Choose a level of the scale that not everybody reaches.",
        "rules[0].evidence, 0, 'A whole number from 1 to 50, or empty.'",
        "rules[0].evidence, -2, 'A whole number from 1 to 50, or empty.'",
        "rules[0].choice, A, A choice needs at least two competencies."
    })
    void whatCannotBeIsAnsweredAtItsFieldAndNothingIsSaved(String field, String typed, String said) {
        assertThat(save(field, typed)).hasStatus(422).bodyText().contains(said).contains("id=\"" + field + "-error\"");
        assertThat(definition()).isEqualTo(draft.definition());
    }

    @ParameterizedTest
    @CsvSource({"DECAYING_AVERAGE, 49", "DECAYING_AVERAGE, 100", "LATEST_AND_MEAN, 0", "TIMES, 11", "TIMES, often"})
    void aSettingBeyondTheMethodIsAnsweredAtItsField(String kind, String setting) {
        assertThat(save("rules[0].kind", kind, "rules[0].setting", setting))
                .hasStatus(422)
                .bodyText()
                .contains("This method is set to a whole number from")
                .contains("value=\"" + setting + "\"");
        assertThat(definition()).isEqualTo(draft.definition());
    }

    @Test
    void aChoiceOfAllIsNone() {
        assertThat(save("rules[0].choice", "A", "rules[1].choice", "A", "rules[0].take", "2"))
                .hasStatus(422)
                .bodyText()
                .contains("A whole number from 1 to 1");
    }

    @Test
    void whoSavesAfterSomebodyElseIsTold() {
        List<String> stale = fields();
        save("rules[0].signOff", "true");

        assertThat(desk.post(path(), stale.toArray(String[]::new)).exchange()).hasStatus(409);
    }

    @Test
    void aPublishedVersionIsNotJudgedOtherwise() {
        List<String> fields = fields();
        microcredentials.publish(instructor, draft.id());

        assertThat(desk.get(path()).exchange()).hasStatus(409);
        assertThat(desk.post(path(), fields.toArray(String[]::new)).exchange()).hasStatus(409);
    }

    private MvcTestResult save(String... changes) {
        List<String> fields = fields();
        for (int i = 0; i < changes.length; i += 2) {
            int known = fields.indexOf(changes[i]);
            if (known >= 0) {
                fields.set(known + 1, changes[i + 1]);
            } else {
                fields.addAll(List.of(changes[i], changes[i + 1]));
            }
        }
        return desk.post(path(), fields.toArray(String[]::new)).exchange();
    }

    private List<String> fields() {
        List<String> fields =
                new ArrayList<>(List.of("seen", Frozen.of(definition()).hash()));
        for (int i = 0; i < definition().requirements().size(); i++) {
            fields.addAll(List.of("rules[" + i + "].kind", "WEIGHTED_MEAN", "rules[" + i + "].setting", ""));
        }
        return fields;
    }

    private Definition definition() {
        return microcredentials.version(draft.id()).orElseThrow().definition();
    }

    private String path() {
        return "/teach/microcredentials/" + draft.id() + "/rules";
    }
}
