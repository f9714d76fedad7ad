package org.cairn.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.competency.Alignment;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Details;
import org.cairn.competency.Level;
import org.cairn.credential.CredentialFacts.Edition;
import org.cairn.credential.Reservations.Place;
import org.cairn.credential.disclosure.Disclosure;
import org.cairn.credential.keys.KeyHouse;
import org.cairn.credential.openbadges.Canonical;
import org.cairn.credential.openbadges.CredentialSchema;
import org.cairn.credential.openbadges.Json;
import org.cairn.microcredential.Choice;
import org.cairn.microcredential.CreditType;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Requirement;
import org.cairn.platform.Institution;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.PublicAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CredentialComposerTests {

    private static final String CASE = "https://case.example.edu/ims/case/v1p1/CFItems/1d7b0a3e";
    private static final String ESCO = "http://data.europa.eu/esco/skill/1dbf1cc7";

    private final InstitutionId institution = new InstitutionId(UUID.randomUUID());
    private final CredentialComposer composer = new CredentialComposer(
            KeyHouse.addresses("https://cairn.example.edu"),
            new Addresses(new PublicAddress("https://cairn.example.edu")),
            CredentialHouse.words(),
            () -> false);
    private final Institution college =
            new Institution(institution, new Bilingual("Coast Range College", "Collège Coast Range"), null, null);

    @Test
    void theDocumentCarriesWhatAnEmployerAndAMachineAskFor() {
        JsonNode document = document(version("en"), 3);

        JsonNode subject = document.path("credentialSubject");
        JsonNode achievement = subject.path("achievement");
        JsonNode first = achievement.path("resultDescription").path(0);
        assertThat(subject.path("id").asString("")).startsWith("urn:uuid:");
        assertThat(subject.path("creditsEarned").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(achievement.path("criteria").path("narrative").asString(""))
                .contains("Learning hours: 24", "How it was assessed");
        assertThat(achievement.path("creator")).isEqualTo(document.path("issuer"));
        assertThat(first.path("rubricCriterionLevel")).hasSize(4);
        assertThat(first.path("alignment").findValuesAsString("targetUrl")).containsExactly(CASE, ESCO);
        assertThat(first.path("alignment").findValuesAsString("targetType")).containsExactly("CFItem", "ext:ESCO");
        assertThat(first.path("alignment").path(1).path("targetFramework").asString(""))
                .isEqualTo("ESCO");
        assertThat(subject.path("result")).hasSize(3);
        assertThat(subject.path("result").path(0).path("resultDescription")).isEqualTo(first.path("id"));
        assertThat(first.path("rubricCriterionLevel").findValuesAsString("id"))
                .contains(subject.path("result").path(0).path("achievedLevel").asString(""));
        assertThat(document.path("validUntil").asString("")).isEqualTo("2029-11-20T09:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void itFitsTheSchemaAndEveryTermOfItIsSigned(String language) {
        String document = Json.write(document(version(language), 3));

        assertThat(CredentialSchema.violations(document)).isEmpty();
        assertThat(Canonical.hash(document)).isNotEmpty();
    }

    @Test
    void whatIsSaidAgainAndAgainHasAnIdOfItsOwn() {
        JsonNode document = document(version("en"), 3);

        List<String> ids = new ArrayList<>();
        for (String member : List.of("alignment", "result", "criteria", "resultDescription", "rubricCriterionLevel")) {
            for (JsonNode found : document.findValues(member)) {
                (found.isArray() ? found.values() : List.of(found))
                        .stream()
                                .filter(JsonNode::isObject)
                                .forEach(node -> ids.add(node.path("id").asString(member + " without an id")));
            }
        }
        assertThat(ids).hasSizeGreaterThan(20).doesNotHaveDuplicates().allMatch(id -> id.startsWith("https://cairn."));
    }

    @Test
    void ofAChoiceOnlyWhatWasAttainedIsAResult() {
        MicrocredentialVersion version = version("en");
        List<CompetencyId> choice = version.definition().requirements().stream()
                .skip(1)
                .map(requirement -> requirement.competency().id())
                .toList();
        MicrocredentialVersion choosing = with(version, version.definition().choosing(List.of(new Choice(choice, 1))));

        JsonNode document = document(choosing, 2);

        assertThat(document.path("credentialSubject").path("result")).hasSize(2);
        assertThat(document.findValue("resultDescription")).hasSize(3);
    }

    @Test
    void theLevelThatIsAskedForByItsNameIsTheOneRequired() {
        MicrocredentialVersion version = version("en");
        Requirement first = version.definition().requirements().get(0);
        Requirement byName = new Requirement(first.competency(), new BigDecimal("0.10"), null, 4, null, null);

        JsonNode document = document(with(version, version.definition().with(List.of(byName))), 1);

        String fourth = first.competency().scale().levels().get(3).id().toString();
        assertThat(document.findValue("requiredLevel").asString("")).endsWith(fourth);
    }

    @Test
    void theAchievementIsWrittenInItsOtherLanguageAtAnAddressOfItsOwn() {
        MicrocredentialVersion version = version("en");

        Edition edition = new Edition(version, college, false, List.of());
        JsonNode english = Json.object(Json.write(composer.achievement(edition, Locale.ENGLISH)));
        JsonNode french = Json.object(Json.write(composer.achievement(edition, Locale.FRENCH)));

        assertThat(english.path("related").path(0).path("id")).isEqualTo(french.path("id"));
        assertThat(french.path("related").path(0).path("id")).isEqualTo(english.path("id"));
        assertThat(french.path("name").asString("")).isEqualTo("Protection contre les chutes en chantier");
        assertThat(french.path("inLanguage").asString("")).isEqualTo("fr");
    }

    private JsonNode document(MicrocredentialVersion version, int attained) {
        Award award = new Award(
                new AwardId(UUID.randomUUID()),
                institution,
                version.id(),
                new CourseId(UUID.randomUUID()),
                new PersonId(UUID.randomUUID()),
                1,
                Award.State.ISSUED,
                Instant.parse("2026-11-20T09:30:00.123Z"),
                version.definition().competencies().stream()
                        .limit(attained)
                        .map(one -> new Award.AchievedLevel(one.id(), third(one).id()))
                        .toList(),
                "0".repeat(64));
        CredentialFacts facts = new CredentialFacts(
                award, new Edition(version, college, false, List.of()), UUID.randomUUID(), Disclosure.NONE);
        Particulars particulars = composer.particulars(
                facts, CredentialId.parse("0123456789abcdefghijklmnop").orElseThrow(), new Place(UUID.randomUUID(), 7));
        return Json.object(Json.write(composer.credential(facts.edition(), particulars)));
    }

    private static Level third(Competency competency) {
        return competency.scale().levels().get(2);
    }

    private MicrocredentialVersion version(String language) {
        MicrocredentialVersion plain = CredentialHouse.version(institution);
        Definition said = plain.definition();
        return with(
                plain,
                new Definition(
                        said.title(),
                        said.description(),
                        said.learningHours(),
                        CreditType.CREDIT,
                        new BigDecimal("2.5"),
                        language,
                        said.assessmentMethod(),
                        said.validYears(),
                        said.requirements().stream()
                                .map(requirement ->
                                        new Requirement(kept(requirement.competency()), requirement.threshold()))
                                .toList()));
    }

    /** The competency as a framework elsewhere keeps it. */
    private static Competency kept(Competency competency) {
        Details details = new Details(
                CASE,
                null,
                null,
                null,
                List.of(),
                List.of(
                        new Alignment("ESCO", "T1.2", ESCO, Alignment.Type.EXACT_MATCH_OF),
                        new Alignment("local", "L-1", "not an address", Alignment.Type.IS_RELATED_TO)));
        return new Competency(
                competency.id(),
                competency.code(),
                competency.title(),
                competency.statement(),
                competency.criteria(),
                competency.scale(),
                details);
    }

    private static MicrocredentialVersion with(MicrocredentialVersion version, Definition definition) {
        return new MicrocredentialVersion(
                version.id(),
                version.microcredential(),
                version.institution(),
                version.number(),
                version.state(),
                definition,
                version.hash(),
                version.publishedAt());
    }
}
