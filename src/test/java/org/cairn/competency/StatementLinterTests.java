package org.cairn.competency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cairn.competency.Finding.Rule.CRITERION_UNOBSERVABLE;
import static org.cairn.competency.Finding.Rule.CRITERION_WITHOUT_VERB;
import static org.cairn.competency.Finding.Rule.FEW_CRITERIA;
import static org.cairn.competency.Finding.Rule.LONG_TITLE;
import static org.cairn.competency.Finding.Rule.NO_STANDARD;
import static org.cairn.competency.Finding.Rule.NO_VERB;
import static org.cairn.competency.Finding.Rule.SEVERAL_VERBS;
import static org.cairn.competency.Finding.Rule.UNOBSERVABLE_VERB;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.cairn.microcredential.Frozen;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatementLinterTests {

    private static final String GOOD = "Handle hazardous materials according to OHS regulations.";
    private static final String BON = "Manipuler des matières dangereuses conformément au règlement.";

    @Test
    void aWellWordedCompetencyGetsNoAdvice() {
        assertThat(StatementLinter.lint(Competences.handle(), Locale.CANADA)).isEmpty();
        assertThat(StatementLinter.lint(Competences.handle(), Locale.CANADA_FRENCH))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Understand fall protection according to the code, understand",
        "Knows the rules within the shop, knows",
        "Learn welding to the standard, learn",
        "Appreciate good work without error, appreciate",
        "Be aware of hazards as required by law, be"
    })
    void aVerbThatNobodyCanSeeIsNamedWithWhatToWriteInstead(String statement, String verb) {
        assertThat(english(statement)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(UNOBSERVABLE_VERB);
            assertThat(finding.args().get(0)).isEqualTo(verb);
            assertThat(String.valueOf(finding.args().get(1))).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Comprendre la protection selon le code",
                "Connaître les règles conformément à la loi",
                "Savoir souder selon la norme",
                "Être conscient des dangers, selon la loi",
                "Se familiariser avec les outils sans erreur"
            })
    void aFrenchVerbThatNobodyCanSeeIsNamedToo(String statement) {
        assertThat(french(statement)).extracting(Finding::rule).containsExactly(UNOBSERVABLE_VERB);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Select and use fall protection according to the code | use",
                "Plan, inspect and document a site following the standard | inspect",
                "Measures and records pressure within 2 percent | records",
                "Selecting or using ropes according to the code | using"
            })
    void aSecondVerbIsASecondCompetency(String statement, String second) {
        assertThat(english(statement)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(SEVERAL_VERBS);
            assertThat(finding.args().get(1)).isEqualTo(second);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Apply policies and plans according to the code",
                "Maintain tools and equipment to the standard",
                "Prepare reports, records and plans as required by the client"
            })
    void twoNounsAreNoSecondVerb(String statement) {
        assertThat(english(statement)).isEmpty();
    }

    @Test
    void aSecondFrenchVerbIsASecondCompetency() {
        assertThat(french("Choisir et utiliser un harnais selon la norme"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(SEVERAL_VERBS);
                    assertThat(finding.args()).containsExactly("choisir", "utiliser");
                });
        assertThat(french("Entretenir les outils et le matériel selon la norme"))
                .isEmpty();
    }

    @Test
    void aStatementWithoutAStandardIsSaidSo() {
        assertThat(english("Handle hazardous materials"))
                .extracting(Finding::rule)
                .containsExactly(NO_STANDARD);
        assertThat(french("Manipuler des matières dangereuses"))
                .extracting(Finding::rule)
                .containsExactly(NO_STANDARD);
        assertThat(english("Handle materials with 95 % accuracy")).isEmpty();
    }

    @Test
    void aStandardInAPartOfItsOwnIsAStandard() {
        Competency competency = Competences.with(
                competency("Handle hazardous materials", null, "Selects", "Stores"),
                new Details(
                        null,
                        new Details.Parts(null, null, new Bilingual("OHS regulations", null)),
                        null,
                        null,
                        List.of(),
                        List.of()));

        assertThat(StatementLinter.lint(competency, Locale.CANADA)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"The learner will handle materials to the standard", "Ability to weld to code", "—"})
    void aStatementBeginsWithItsVerb(String statement) {
        assertThat(english(statement)).extracting(Finding::rule).contains(NO_VERB);
    }

    @Test
    void aLongTitleIsCountedInLettersNotInBytes() {
        Competency competency = Competences.titled(Competences.handle(), "𝒜".repeat(80));

        assertThat(StatementLinter.lint(competency, Locale.CANADA)).isEmpty();
        assertThat(StatementLinter.lint(Competences.titled(competency, "x".repeat(81)), Locale.CANADA))
                .containsExactly(new Finding(LONG_TITLE, "title", "en", List.of(81, 80)));
    }

    @Test
    void oneCriterionIsTooFew() {
        assertThat(StatementLinter.lint(competency(GOOD, BON, "Selects"), Locale.CANADA))
                .containsExactly(new Finding(FEW_CRITERIA, "criteria", "en", List.of(1, 2)));
    }

    @Test
    void aCriterionBeginsWithAVerbThatCanBeSeen() {
        Competency competency = competency(GOOD, BON, "Selects the container", "Understands labels", "Safe storage");

        assertThat(StatementLinter.lint(competency, Locale.CANADA))
                .containsExactly(
                        new Finding(
                                CRITERION_UNOBSERVABLE,
                                "criteria[1]",
                                "en",
                                List.of("understands", "explain, apply, distinguish")),
                        new Finding(CRITERION_WITHOUT_VERB, "criteria[2]", "en", List.of("safe")));
    }

    @Test
    void nothingIsSaidOfWhatIsNotTranslated() {
        Competency competency = competency("Understand it", null, "Understands");

        assertThat(StatementLinter.lint(competency, Locale.CANADA_FRENCH)).isEmpty();
    }

    @Test
    void theTemplatesThatComeWithCairnBeginWithVerbs() throws Exception {
        List<Finding> findings = new ArrayList<>();
        for (String name : List.of("fall-protection", "community-event")) {
            JsonNode template = JsonMapper.shared()
                    .readTree(new ClassPathResource("templates-data/" + name + ".json").getInputStream());
            for (JsonNode part : template.get("competencies")) {
                Competency bare = Competences.handle();
                List<Criterion> criteria = new ArrayList<>();
                part.get("criteria")
                        .forEach(line -> criteria.add(new Criterion(
                                new CriterionId(UUID.randomUUID()),
                                Frozen.thaw(line.get("text").toString(), Bilingual.class),
                                false)));
                Competency competency = new Competency(
                        bare.id(),
                        null,
                        Frozen.thaw(part.get("title").toString(), Bilingual.class),
                        Frozen.thaw(part.get("statement").toString(), Bilingual.class),
                        criteria,
                        bare.scale());
                findings.addAll(StatementLinter.lint(competency, Locale.CANADA));
                findings.addAll(StatementLinter.lint(competency, Locale.CANADA_FRENCH));
            }
        }

        assertThat(findings)
                .filteredOn(
                        finding -> Set.of(NO_VERB, UNOBSERVABLE_VERB, CRITERION_WITHOUT_VERB, CRITERION_UNOBSERVABLE)
                                .contains(finding.rule()))
                .isEmpty();
    }

    private static List<Finding> english(String statement) {
        return StatementLinter.lint(competency(statement, null, "Selects", "Stores"), Locale.CANADA);
    }

    private static List<Finding> french(String statement) {
        return StatementLinter.lint(competency("Do it", statement, "Selects", "Stores"), Locale.CANADA_FRENCH);
    }

    private static Competency competency(String en, @Nullable String fr, String... criteria) {
        Competency bare = Competences.handle();
        List<Criterion> lines = new ArrayList<>();
        for (String criterion : criteria) {
            lines.add(new Criterion(new CriterionId(UUID.randomUUID()), new Bilingual(criterion, null), false));
        }
        return new Competency(bare.id(), null, bare.title(), new Bilingual(en, fr), lines, bare.scale());
    }
}
