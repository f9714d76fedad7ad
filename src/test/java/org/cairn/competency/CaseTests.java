package org.cairn.competency;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.cairn.competency.cfr.CFFault;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseTests {

    private static final Instant NOW = Instant.parse("2026-03-14T21:32:00Z");
    private static final CourseId COURSE = new CourseId(UUID.randomUUID());
    private static final Function<UUID, CompetencyId> SAME = CompetencyId::new;

    private static final String DOCUMENT = """
            {
              "CFDocument": {
                "identifier": "d0000000-0000-0000-0000-000000000000",
                "creator": "A college", "title": "Safety"
              },
              "CFItems": [
            %s
              ],
              "CFAssociations": [
            %s
              ]
            }""";

    @Test
    void whatWasExportedIsTheSameFrameworkAgain() {
        Contents contents = contents();

        CaseImport.Result again = read(CaseExport.of(contents).json(), contents.framework());

        assertThat(again.faults()).isEmpty();
        assertThat(again.leftOut()).isEmpty();
        Contents found = again.contents().orElseThrow();
        assertThat(found.framework()).isEqualTo(contents.framework());
        assertThat(found.entries()).isEqualTo(contents.entries());
        assertThat(found.isArrangedAs(contents)).isTrue();
    }

    @Test
    void anExportHasWhatCaseAsksFor() {
        String json = CaseExport.of(contents()).json();

        assertThat(json)
                .contains("\"caseVersion\" : \"1.1\"")
                .contains(
                        "\"fullStatement\" : \"Handle hazardous materials in a workshop according to OHS regulations.\"")
                .contains("\"abbreviatedStatement\" : \"Handle hazardous materials\"")
                .contains("\"humanCodingScheme\" : \"HM-1\"")
                .contains("\"associationType\" : \"exactMatchOf\"")
                .contains("\"quality\" : \"Proficient\"")
                .contains("səl̓ilwətaɁɬ");
    }

    @Test
    void whoChangesAStatementElsewhereIsBelieved() {
        Contents contents = contents();
        String json =
                CaseExport.of(contents).json().replace("in a workshop according to", "in a shipyard according to");

        Contents found = read(json, contents.framework()).contents().orElseThrow();

        assertThat(found.entries().get(0).competency().statement())
                .isEqualTo(new Bilingual(
                        "Handle hazardous materials in a shipyard according to OHS regulations.",
                        "Manipuler des matières dangereuses dans un atelier conformément au règlement."));
    }

    @Test
    void anItemWithoutAnythingIsJudgedByItsStatementOnTheUsualScale() {
        Contents found = good("""
                {"identifier": "00000000-0000-0000-0000-000000000001", "fullStatement": "Item 1"}""", "");

        Competency competency = found.entries().get(0).competency();
        assertThat(competency.standsOnItsStatement()).isTrue();
        assertThat(competency.title().en()).isEqualTo("Item 1");
        assertThat(competency.scale()).isEqualTo(ProficiencyScale.usual(competency.id()));
        assertThat(found.groups()).isEmpty();
        assertThat(found.framework().status()).isEqualTo(Framework.Status.DRAFT);
        assertThat(found.framework().about().publisher()).isEqualTo("A college");
    }

    @Test
    void itemsThatHoldOthersAreGroupsUnlessAllTheyHoldAreCriteria() {
        Contents found = good("""
                {"identifier": "a", "fullStatement": "Area"},
                {"identifier": "c", "fullStatement": "Use ropes"},
                {"identifier": "k", "fullStatement": "Ties knots", "CFItemType": "Component"},
                {"identifier": "m", "fullStatement": "Checks knots", "CFItemType": "Component"}""", child("c", "a", 1) + "," + child("m", "c", 2) + "," + child("k", "c", 1));

        assertThat(found.groups())
                .singleElement()
                .satisfies(placed -> assertThat(placed.group().title().en()).isEqualTo("Area"));
        assertThat(found.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.competency().criteria())
                        .extracting(criterion -> criterion.text().en())
                        .containsExactly("Ties knots", "Checks knots"));
        assertThat(found.placements()).hasSize(1);
    }

    @Test
    void oneCompetencyStandsInSeveralGroups() {
        Contents found = good("""
                {"identifier": "a", "fullStatement": "Area"}, {"identifier": "b", "fullStatement": "Role"},
                {"identifier": "c", "fullStatement": "Use ropes"}""", child("c", "a", 1) + "," + child("c", "b", 1));

        assertThat(found.placements()).hasSize(2);
        assertThat(found.entries()).hasSize(1);
    }

    @Test
    void aRubricOfSomebodyElseBringsCriteriaLevelsAndCuts() {
        String json = DOCUMENT.formatted("""
                {"identifier": "00000000-0000-0000-0000-000000000001", "fullStatement": "Use ropes"}""", "").replaceFirst("\"CFAssociations\"", """
                "CFRubrics": [{"identifier": "r", "CFRubricCriteria": [{
                  "identifier": "00000000-0000-0000-0000-000000000009", "description": "Knots hold", "position": 1,
                  "CFItemURI": {"identifier": "00000000-0000-0000-0000-000000000001"},
                  "CFRubricCriterionLevels": [
                    {"identifier": "l3", "quality": "Good", "description": "All hold", "score": 4},
                    {"identifier": "l1", "quality": "Poor", "description": "None holds", "score": 0},
                    {"identifier": "l2", "quality": "Fair", "description": "Some hold", "score": 3}]}]}],
                "CFAssociations\"""");

        Competency competency =
                read(json).contents().orElseThrow().entries().get(0).competency();

        assertThat(competency.scale().levels())
                .extracting(level -> level.label().en())
                .containsExactly("Poor", "Fair", "Good");
        assertThat(competency.scale().levels())
                .extracting(Level::lowerCut)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(BigDecimal.ZERO, new BigDecimal("0.75"), BigDecimal.ONE);
        assertThat(competency.criteria().get(0).descriptor(2)).contains(new Bilingual("Some hold", null));
    }

    @Test
    void realExportsAreLenient() {
        Contents found = good("""
                {"CFDocumentURI": "https://x.example/d", "uri": "https://x.example/uri/edfce0e7-dbbf-40d5-af1a-baccabef85e9",
                 "fullStatement": "Use ropes", "educationalLevel": "06", "unknown": {"a": [1]}, "language": "FR-ca"}""", """
                {"identifier": "x", "originNodeURI": "https://x.example/uri/edfce0e7-dbbf-40d5-af1a-baccabef85e9",
                 "associationType": "exactMatchOf", "destinationNodeURI": {"title": "Destination",
                 "identifier": "5b6c487e-04f1-5ba9-9722-d099849b9167", "uri": "https://x.example/uri/5b6c487e"}}""");

        Competency competency = found.entries().get(0).competency();
        assertThat(competency.title()).isEqualTo(new Bilingual(null, "Use ropes"));
        assertThat(competency.more().alignments())
                .containsExactly(
                        new Alignment(null, null, "https://x.example/uri/5b6c487e", Alignment.Type.EXACT_MATCH_OF));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{\"identifier\": \"a\"}                                | missing          | 7",
                "{\"identifier\": \"a\", \"fullStatement\": \"  \"}     | missing          | 7",
                "{\"fullStatement\": \"Use ropes\"}                     | no-identifier    | 7",
                "\"Use ropes\"                                          | no-object        | 7",
                "{\"identifier\": \"a\", \"identifier\": \"b\"}         | no-json          | 7",
                "{\"identifier\": \"a\", \"fullStatement\": \"Use       | no-json          | 7",
                "" + "                                             | empty            | 2",
            })
    void aFaultIsNamedWithItsLine(String items, String key, int line) {
        assertThat(read(DOCUMENT.formatted(items == null ? "" : items, "")).faults())
                .first()
                .satisfies(fault -> {
                    assertThat(fault.key()).isEqualTo(key);
                    assertThat(fault.line()).isEqualTo(line);
                });
    }

    @Test
    void everyFaultIsNamedNotOnlyTheFirst() {
        CaseImport.Result result = read(DOCUMENT.formatted(
                "{\"identifier\": \"a\"},\n{\"identifier\": \"b\", \"fullStatement\": \"Ok\"},\n{\"identifier\": \"B\"}",
                "{\"identifier\": \"x\"}"));

        assertThat(result.contents()).isEmpty();
        assertThat(result.faults())
                .extracting(CFFault::line, CFFault::key)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(7, "missing"),
                        org.assertj.core.groups.Tuple.tuple(9, "missing"),
                        org.assertj.core.groups.Tuple.tuple(9, "identifier-twice"),
                        org.assertj.core.groups.Tuple.tuple(12, "missing"));
    }

    @Test
    void aCircleIsNamedWhereItIsClosed() {
        CaseImport.Result result = read(
                DOCUMENT.formatted("""
                {"identifier": "a", "fullStatement": "Area"}, {"identifier": "b", "fullStatement": "Role"},
                {"identifier": "c", "fullStatement": "Use ropes"}""", child("b", "a", 1) + ",\n" + child("a", "b", 1) + ",\n" + child("c", "b", 1)));

        assertThat(result.contents()).isEmpty();
        assertThat(result.faults()).extracting(CFFault::key).containsExactly("circle", "circle");
        assertThat(result.faults()).extracting(CFFault::line).containsExactlyInAnyOrder(11, 12);
    }

    @Test
    void whatIsTooLongIsAFault() {
        assertThat(read(DOCUMENT.formatted("""
                                {"identifier": "a", "fullStatement": "%s"}""".formatted("x".repeat(4001)), "")).faults())
                .contains(new CFFault(7, "too-long", List.of("fullStatement", 4000)));
    }

    @Test
    void controlCharactersAndHalvesOfPairsBecomeHarmless() {
        Contents found = good(
                "{\"identifier\": \"a\", \"fullStatement\": \"Use\\u0000 ropes \\ud83d <script>alert(1)</script>\"}",
                "");

        assertThat(found.entries().get(0).competency().statement().en())
                .isEqualTo("Use  ropes ? <script>alert(1)</script>");
    }

    @Test
    void anEmptyFileIsNoPackage() {
        for (String nothing : List.of("", "null", "[]", "7", "\uFEFF{}")) {
            assertThat(read(nothing).faults())
                    .as(nothing)
                    .extracting(CFFault::line)
                    .containsExactly(1);
        }
    }

    @Test
    void aBrokenExtensionIsAFaultOfItsItem() {
        assertThat(read(DOCUMENT.formatted("""
                                {"identifier": "a", "fullStatement": "Use ropes",
                                 "extensions": {"cairn": {"complexity": {"level": 99}}}}""", "")).faults())
                .containsExactly(new CFFault(7, "bad-extension", List.of("Use ropes")));
    }

    /** Groups in groups, one competency in two of them, everything said and almost nothing said. */
    static Contents contents() {
        FrameworkId id = new FrameworkId(UUID.randomUUID());
        Framework framework = new Framework(
                id,
                COURSE,
                id.value(),
                new Bilingual("Shipyard safety", "Sécurité au chantier naval"),
                new Bilingual("All of it", null),
                Framework.Status.ADOPTED,
                new Framework.About(
                        "Coast Range College",
                        "2.1",
                        "https://creativecommons.org/licenses/by/4.0/",
                        "https://frameworks.example/safety",
                        "https://frameworks.example/documents/1",
                        "en-CA"),
                NOW);
        Competency handle = Competences.handle();
        Competency full = WrittenCompetencyTests.full();
        Competency french = Competences.named(null, "Accueillir");
        Competency bare = Competences.named("Welcome", null);
        Contents.PlacedGroup area = group("Area", 1);
        Contents.PlacedGroup role = group("Role", 2);
        return new Contents(
                framework,
                List.of(area, role),
                List.of(new Contents.Nesting(area.group().id(), role.group().id(), 1)),
                List.of(entry(handle, 1), entry(full, 2), entry(french, 3), entry(standing(bare), 4)),
                List.of(
                        new Contents.Placement(role.group().id(), full.id(), 1),
                        new Contents.Placement(role.group().id(), handle.id(), 2),
                        new Contents.Placement(area.group().id(), handle.id(), 3)));
    }

    private static Competency standing(Competency competency) {
        return new Competency(
                competency.id(),
                null,
                competency.title(),
                competency.statement(),
                List.of(new Criterion(new CriterionId(UUID.randomUUID()), competency.statement(), true)),
                ProficiencyScale.usual(competency.id()));
    }

    private static Contents.PlacedGroup group(String title, int position) {
        CompetencyGroupId id = new CompetencyGroupId(UUID.randomUUID());
        return new Contents.PlacedGroup(
                new CompetencyGroup(
                        id, new Bilingual(title, position == 1 ? "Domaine" : null), "G" + position, "Cluster"),
                id.value(),
                position);
    }

    private static Entry entry(Competency competency, int position) {
        return new Entry(competency, competency.id().value(), position == 2 ? "Standard" : null, position, 1);
    }

    private static String child(String child, String parent, int sequence) {
        return """
                {"identifier": "%s-%s", "associationType": "isChildOf", "sequenceNumber": %d, "originNodeURI":\
                 {"identifier": "%s"}, "destinationNodeURI": {"identifier": "%s"}}""".formatted(child, parent, sequence, child, parent);
    }

    private static Contents good(String items, String associations) {
        CaseImport.Result result = read(DOCUMENT.formatted(items, associations));
        assertThat(result.faults()).isEmpty();
        return result.contents().orElseThrow();
    }

    private static CaseImport.Result read(String json) {
        return CaseImport.read(json, COURSE, Optional.empty(), SAME, NOW);
    }

    private static CaseImport.Result read(String json, Framework before) {
        return CaseImport.read(json, COURSE, Optional.of(before), SAME, NOW);
    }
}
