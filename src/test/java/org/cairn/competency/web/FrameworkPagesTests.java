package org.cairn.competency.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Framework;
import org.cairn.competency.FrameworkId;
import org.cairn.competency.Frameworks;
import org.cairn.competency.Imports;
import org.cairn.competency.Library;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class FrameworkPagesTests {

    private static final String PACKAGE = """
            {"CFDocument": {"identifier": "d0000000-0000-0000-0000-000000000000", "creator": "A college",
              "title": "Harbour work", "adoptionStatus": "Draft"},
             "CFItems": [{"identifier": "a0000000-0000-0000-0000-000000000001", "humanCodingScheme": "H.1",
              "fullStatement": "Moor a <b>boat</b> at səl̓ilwətaɁɬ according to the harbour's rules"}]}""";

    private final Rules rules = new Rules(TestDatabase.H2);
    private final Frameworks frameworks = rules.the(Frameworks.class);
    private final Library library = rules.the(Library.class);
    private Visitor instructor;
    private Desk desk;
    private FrameworkId framework;

    @BeforeEach
    void sitDown() {
        instructor = rules.instructor(rules.course("SHIP"));
        desk = deskOf(instructor);
        framework = frameworks.make(instructor, new Bilingual("Shipyard safety", null), null, Framework.About.NOTHING);
    }

    @AfterEach
    void leave() {
        rules.close();
    }

    @Test
    void theListSaysWhatThereIsAndWhatToDoWhereThereIsNothing() throws Exception {
        assertThat(desk.get("/teach/frameworks").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Shipyard safety", "No competencies", "Draft")
                .doesNotContain("??");
        assertThat(deskOf(rules.instructor(rules.course("OTHER")))
                        .get("/teach/frameworks")
                        .exchange())
                .bodyText()
                .contains("There is no framework yet")
                .doesNotContain("Shipyard safety");
    }

    @Test
    void aTextThatIsNotTranslatedIsMarkedSo() {
        assertThat(deskOf(inFrench(instructor)).get("/teach/frameworks").exchange())
                .bodyText()
                .contains("<span lang=\"en\">Shipyard safety</span>", "Non traduit", "Référentiels de compétences");
    }

    @Test
    void aFrameworkIsMadeAndAdopted() {
        MvcTestResult made = desk.post(
                        "/teach/frameworks/new", "titleFr", "Sécurité", "status", "DRAFT", "language", "fr-CA")
                .exchange();

        assertThat(made).hasStatus3xxRedirection();
        String path = String.valueOf(made.getResponse().getRedirectedUrl())
                .substring(desk.at("").length());
        assertThat(desk.get(path).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Sécurité", "There is no competency yet");
        assertThat(desk.post(path + "/edit", "titleFr", "Sécurité", "status", "ADOPTED", "publisher", "Le collège")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(frameworks.of(rules.instructor(rules.course("OTHER"))))
                .singleElement()
                .satisfies(summary -> assertThat(summary.publisher()).isEqualTo("Le collège"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "titleEn | '' | Write it in at least one language.",
                "address | javascript:alert(1) | Write a whole address",
                "status  | FINISHED | Choose one of the list."
            })
    void aWrongFieldOfAFrameworkIsSaidAtTheField(String field, String typed, String said) {
        List<String> fields = new ArrayList<>(List.of("titleEn", "A title", "status", "DRAFT"));
        int at = fields.indexOf(field);
        if (at >= 0) {
            fields.set(at + 1, typed);
        } else {
            fields.addAll(List.of(field, typed));
        }

        assertThat(desk.post("/teach/frameworks/" + framework + "/edit", fields.toArray(String[]::new))
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains(said, "id=\"" + field + "-error\"");
        assertThat(frameworks.framework(instructor, framework).title().en()).isEqualTo("Shipyard safety");
    }

    @Test
    void aCompetencyIsWrittenReadAndChanged() {
        UUID id = write(fields());

        Competency kept =
                library.entry(instructor, framework, new CompetencyId(id)).competency();
        assertThat(kept.criteria()).hasSize(2);
        assertThat(kept.more().complexity().level()).isEqualTo(3);
        assertThat(kept.more().alignments().get(0).code()).isEqualTo("S6.1");
        assertThat(desk.get(competency(id)).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Handle hazardous materials", "Level 3 of 8", "ESCO", "Revision 1", "Written here")
                .doesNotContain("??");
        List<String> again = fields("seen", "1", "titleEn", "Handle what is dangerous");
        again.addAll(List.of("criteria[0].id", kept.criteria().get(0).id().toString()));
        assertThat(desk.post(competency(id) + "/edit", again.toArray(String[]::new))
                        .exchange())
                .hasStatus3xxRedirection();

        assertThat(library.entry(instructor, framework, kept.id())
                        .competency()
                        .criteria()
                        .get(0)
                        .id())
                .isEqualTo(kept.criteria().get(0).id());
        assertThat(desk.get(competency(id)).exchange())
                .bodyText()
                .contains("<del>Handle hazardous materials</del>", "<ins>Handle what is dangerous</ins>", "Revision 2");
        assertThat(desk.post(competency(id) + "/edit", again.toArray(String[]::new))
                        .exchange())
                .hasStatus(409)
                .bodyText()
                .contains("Somebody else has saved this competency");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "titleEn            | ''                  | Write it in at least one language.",
                "statementEn        | ''                  | Write it in at least one language.",
                "complexity         | 9                   | Write a whole number from 1 to 8",
                "alignments[0].uri  | javascript:alert(1) | Write a whole address",
                "alignments[0].type | isBetterThan        | Choose one of the list.",
                "attributes[0].kind | MOOD                | Choose one of the list."
            })
    void aWrongFieldIsSaidAtTheFieldAndNothingIsSaved(String field, String typed, String said) {
        assertThat(desk.post(competencies() + "/new", fields(field, typed).toArray(String[]::new))
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains(said, "id=\"" + field + "-error\"", "Nothing is saved yet.");
        assertThat(frameworks.competencies(instructor, framework)).isEmpty();
    }

    @Test
    void tooMuchOfEverythingIsSaidAtTheField() {
        assertThat(desk.post(
                                competencies() + "/new",
                                fields("titleEn", "x".repeat(201)).toArray(String[]::new))
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("At most 200 characters fit.");
        assertThat(desk.post(
                                competencies() + "/new",
                                fields("criteria[99999].en", "far").toArray(String[]::new))
                        .exchange())
                .hasStatus(400);
    }

    @Test
    void adviceIsGivenAndForbidsNothing() {
        List<String> vague = fields("statementEn", "Understand hazardous materials");

        assertThat(desk.post(competencies() + "/advice", vague.toArray(String[]::new))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Nobody can see whether somebody does this", "There is no standard.", "id=\"advice\"")
                .doesNotContain("<html", "??");
        write(vague);
        assertThat(frameworks.competencies(instructor, framework)).hasSize(1);
    }

    @Test
    void addingAndRemovingRowsSavesNothingAndLosesNothing() {
        for (String add : List.of("add-criterion", "add-attribute", "add-alignment", "look", "remove-criterion-99")) {
            assertThat(desk.post(
                                    competencies() + "/new",
                                    fields("change", add, "titleEn", "Half typed")
                                            .toArray(String[]::new))
                            .exchange())
                    .hasStatusOk()
                    .bodyText()
                    .contains("value=\"Half typed\"", "nothing is saved yet");
        }
        assertThat(desk.post(
                                competencies() + "/new",
                                fields("change", "remove-criterion-0").toArray(String[]::new))
                        .exchange())
                .bodyText()
                .contains("Stores the container")
                .doesNotContain("Selects the container");
        assertThat(frameworks.competencies(instructor, framework)).isEmpty();
    }

    @Test
    void markupAndControlCharactersInATitleAreOnlyText() {
        UUID id = write(fields("titleEn", "Use\u0000 <script>alert(1)</script> ɬ", "statementFr", "Énoncé"));

        for (String path : List.of(competency(id), "/teach/frameworks/" + framework)) {
            assertThat(desk.get(path).exchange())
                    .hasStatusOk()
                    .bodyText()
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt; ɬ")
                    .doesNotContain("<script>alert");
        }
    }

    @Test
    void longFrameworksAreReadPageByPageAndSearched() {
        for (int i = 1; i <= Library.PAGE + 1; i++) {
            write(fields("titleEn", "Competency number " + i));
        }

        assertThat(desk.get("/teach/frameworks/" + framework).exchange())
                .bodyText()
                .contains("Competency number 50", "Page 1 of 2", "page=2")
                .doesNotContain("Competency number 51");
        assertThat(desk.get("/teach/frameworks/" + framework + "?page=2&find=NUMBER")
                        .exchange())
                .bodyText()
                .contains("Competency number 51");
        assertThat(desk.get("/teach/frameworks/" + framework)
                        .param("find", "number 17")
                        .exchange())
                .bodyText()
                .contains("Competency number 17", "1 competency")
                .doesNotContain("Competency number 18");
        assertThat(desk.get("/teach/frameworks/" + framework + "?find=nothing&page=-7")
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("No competency has these words.");
    }

    @Test
    void aWithdrawnCompetencyIsNoLongerListed() {
        UUID id = write(fields());

        assertThat(desk.post(competency(id) + "/withdraw").exchange()).hasStatus3xxRedirection();

        assertThat(frameworks.competencies(instructor, framework)).isEmpty();
    }

    @Test
    void aPackageIsLookedAtBeforeItIsImported() {
        MvcTestResult looked = upload(PACKAGE);
        assertThat(looked).hasStatus3xxRedirection();
        String plan = String.valueOf(looked.getResponse().getRedirectedUrl())
                .substring(desk.at("").length());

        assertThat(desk.get(plan).exchange())
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Harbour work",
                        "H.1",
                        "Moor a &lt;b&gt;boat&lt;/b&gt; at səl̓ilwətaɁɬ",
                        "Nobody has written criteria")
                .doesNotContain("??");
        assertThat(frameworks.of(instructor)).hasSize(1);
        MvcTestResult run = desk.post(plan).exchange();
        assertThat(run).hasStatus3xxRedirection();
        assertThat(frameworks.of(instructor)).hasSize(2);
        assertThat(desk.get(plan).exchange()).hasStatus(404).containsHeader("refusal");

        MvcTestResult again = upload(PACKAGE);
        assertThat(desk.get(String.valueOf(again.getResponse().getRedirectedUrl())
                                .substring(desk.at("").length()))
                        .exchange())
                .bodyText()
                .contains("Importing this file changes nothing.");
    }

    @Test
    void aBrokenPackageIsShownWithEachFaultAndItsLine() {
        assertThat(upload(PACKAGE.replace("fullStatement", "statement")))
                .hasStatus(422)
                .bodyText()
                .contains("Nothing is imported.", "fullStatement is missing or empty.", "<td>3</td>", "file-error");
        assertThat(upload("")).hasStatus(422).bodyText().contains("Choose a file, or write an address.");
    }

    @Test
    void rowsOfASpreadsheetAreLookedAtBeforeTheyAreAdded() {
        String csv = "Code;Énoncé;Critères\nA-1;Amarrer un <b>bateau</b>;Choisit l’amarre|Serre le nœud";
        MvcTestResult looked = csv(csv.getBytes(StandardCharsets.UTF_16));
        assertThat(looked).hasStatus3xxRedirection();
        String plan = String.valueOf(looked.getResponse().getRedirectedUrl())
                .substring(desk.at("").length());

        assertThat(desk.get(plan).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("A-1", "Amarrer un &lt;b&gt;bateau&lt;/b&gt;")
                .doesNotContain("??");
        assertThat(frameworks.competencies(instructor, framework)).isEmpty();
        assertThat(desk.post(plan).exchange()).hasStatus3xxRedirection();
        assertThat(frameworks.competencies(instructor, framework))
                .singleElement()
                .satisfies(competency -> assertThat(competency.criteria()).hasSize(2));
    }

    @Test
    void aBrokenSpreadsheetIsShownWithEachFaultAndItsLine() {
        assertThat(csv("code,statement\nA,Weld\nA,Paint\nB,\n".getBytes(StandardCharsets.UTF_8)))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Nothing is imported.",
                        "“A” stands in this file already.",
                        "<td>3</td>",
                        "There is no statement in this row.",
                        "<td>4</td>",
                        "file-error")
                .doesNotContain("??");
        assertThat(csv(new byte[0])).hasStatus(422).bodyText().contains("Choose a file.");
        assertThat(desk.get("/teach/frameworks/" + framework + "/csv").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("The first row names the columns");
        assertThat(frameworks.competencies(instructor, framework)).isEmpty();
    }

    @Test
    void aPackageOfTenThousandCompetenciesGetsThrough() {
        MvcTestResult looked = upload(large(10_000, "x".repeat(1000)));
        assertThat(looked).hasStatus3xxRedirection();

        assertThat(desk.get(String.valueOf(looked.getResponse().getRedirectedUrl())
                                .substring(desk.at("").length()))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("10000")
                .hasSizeLessThan(100_000);
    }

    @Test
    void whatIsTooLargeIsSaidAtTheField() {
        assertThat(upload(large(33, "x".repeat(1 << 20))))
                .hasStatus(422)
                .bodyText()
                .contains("The file is larger than 32 MB.", "file-error");
        assertThat(csv(new byte[(5 << 20) + 1]))
                .hasStatus(422)
                .bodyText()
                .contains("The file is larger than 5 MB.", "file-error");
    }

    private static String large(int competencies, String statement) {
        return IntStream.range(0, competencies)
                .mapToObj(i -> """
                        {"identifier": "%s", "fullStatement": "Moor boat %d %s"}""".formatted(new UUID(7, i), i, statement))
                .collect(Collectors.joining(",\n", PACKAGE.substring(0, PACKAGE.indexOf("[{")) + "[", "]}"));
    }

    @Test
    void aPackageIsReadFromAnAddressByTheOneDoorOut() {
        when(rules.outbound().send(any())).thenReturn(new OutboundAnswer(200, "OK", new HttpHeaders(), PACKAGE));

        assertThat(desk.post("/teach/frameworks/import", "address", "https://cases.example/p")
                        .exchange())
                .hasStatus3xxRedirection();

        when(rules.outbound().send(any())).thenReturn(new OutboundAnswer(404, "Gone", new HttpHeaders(), ""));
        assertThat(desk.post("/teach/frameworks/import", "address", "https://cases.example/p")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("There is no package at this address of cases.example");
        when(rules.outbound().send(any())).thenThrow(new Refusal(Problem.INVALID, "outbound.forbidden"));
        assertThat(desk.post("/teach/frameworks/import", "address", "https://10.0.0.1/p")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("No whole answer came from 10.0.0.1");
        assertThat(desk.post("/teach/frameworks/import", "address", "http://cases.example/p")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("begins with https://");
    }

    @Test
    void anExportIsAFileToKeep() throws Exception {
        write(fields());

        MvcTestResult export =
                desk.get("/teach/frameworks/" + framework + "/case.json").exchange();

        assertThat(export).hasStatusOk().hasContentType("application/json");
        assertThat(export.getResponse().getHeader("Content-Disposition")).startsWith("attachment;");
        assertThat(new String(export.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains("\"fullStatement\" : \"Handle hazardous materials according to OHS regulations.\"");
    }

    @Test
    void anotherCourseReadsAnAdoptedFrameworkAndChangesNothing() {
        UUID id = write(fields());
        frameworks.change(
                instructor,
                framework,
                new Bilingual("Shipyard safety", null),
                null,
                Framework.Status.ADOPTED,
                Framework.About.NOTHING);
        Desk elsewhere = deskOf(rules.instructor(rules.course("OTHER")));

        assertThat(elsewhere.get(competency(id)).exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/edit", "withdraw");
        for (String path : List.of("/edit", "/competencies/new", "/competencies/" + id + "/edit")) {
            assertThat(elsewhere.get("/teach/frameworks/" + framework + path).exchange())
                    .hasStatus(403);
        }
        assertThat(elsewhere.post(competency(id) + "/withdraw").exchange()).hasStatus(403);
    }

    private MvcTestResult upload(String json) {
        return desk.upload(
                        "/teach/frameworks/import",
                        new MockMultipartFile(
                                "file", "p.json", "application/json", json.getBytes(StandardCharsets.UTF_8)))
                .exchange();
    }

    private MvcTestResult csv(byte[] bytes) {
        return desk.upload(
                        "/teach/frameworks/" + framework + "/csv",
                        new MockMultipartFile("file", "c.csv", "text/csv", bytes))
                .exchange();
    }

    private UUID write(List<String> fields) {
        MvcTestResult written = desk.post(competencies() + "/new", fields.toArray(String[]::new))
                .exchange();
        assertThat(written).hasStatus3xxRedirection();
        return UUID.fromString(
                String.valueOf(written.getResponse().getRedirectedUrl()).replaceFirst(".*/", ""));
    }

    private String competencies() {
        return "/teach/frameworks/" + framework + "/competencies";
    }

    private String competency(UUID id) {
        return competencies() + "/" + id;
    }

    private static List<String> fields(String... changes) {
        List<String> fields = new ArrayList<>(List.of(
                "code", "HM-1",
                "titleEn", "Handle hazardous materials",
                "statementEn", "Handle hazardous materials according to OHS regulations.",
                "complexity", "3",
                "complexityEn", "Follows a policy",
                "criteria[0].en", "Selects the container",
                "criteria[0].critical", "true",
                "criteria[1].en", "Stores the container",
                "attributes[0].kind", "KNOWLEDGE",
                "attributes[0].en", "WHMIS",
                "alignments[0].type", "EXACT_MATCH_OF",
                "alignments[0].framework", "ESCO",
                "alignments[0].code", "S6.1",
                "alignments[0].uri", "http://data.europa.eu/esco/skill/1"));
        for (int i = 0; i < changes.length; i += 2) {
            int at = fields.indexOf(changes[i]);
            if (at >= 0) {
                fields.set(at + 1, changes[i + 1]);
            } else {
                fields.addAll(List.of(changes[i], changes[i + 1]));
            }
        }
        return fields;
    }

    private static Visitor inFrench(Visitor visitor) {
        return new Visitor(
                visitor.launch(),
                visitor.institution(),
                visitor.course(),
                visitor.person(),
                visitor.roles(),
                Locale.CANADA_FRENCH);
    }

    private Desk deskOf(Visitor visitor) {
        return new Desk(
                visitor,
                new FrameworksController(frameworks, library),
                new CompetencyController(frameworks, library),
                new ImportController(frameworks, rules.the(Imports.class)));
    }
}
