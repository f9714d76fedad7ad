package org.cairn.competency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvImportTests {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theSeparatorIsFoundOut(String separator) {
        CsvTable table = CsvTable.of(
                "code|\"a,;\tb\"|statement\r\nH1|\"two\nlines \"\"quoted\"\"\"|x\r\n\r\nH2||y".replace("|", separator));

        assertThat(table.rows())
                .containsExactly(
                        new CsvTable.Row(1, List.of("code", "a,;\tb", "statement")),
                        new CsvTable.Row(2, List.of("H1", "two\nlines \"quoted\"", "x")),
                        new CsvTable.Row(5, List.of("H2", "", "y")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyKindOfLineBreakEndsARow(String end) {
        assertThat(CsvTable.of(String.join(end, "a,b", "1,5\" pipe", "")).rows())
                .containsExactly(new CsvTable.Row(1, List.of("a", "b")), new CsvTable.Row(2, List.of("1", "5\" pipe")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "windows-1252"})
    void theEncodingIsFoundOut(String charset) {
        assertThat(CsvTable.decoded("énoncé;œuvre".getBytes(Charset.forName(charset))))
                .isEqualTo("énoncé;œuvre");
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstColumn() {
        assertThat(CsvTable.decoded("\uFEFFcode".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("code");
        assertThat(CsvTable.decoded("\uFEFFcode".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("code");
    }

    @Test
    void everyFaultIsNamedWithItsLine() {
        CsvImport.Result result = CsvImport.read(
                "code;Énoncé;critères\nA;Souder\nB;\nA;\"Peindre\nbeaucoup\"\nC;%s\nD;Lire;%s\nE;Voir;x|%s"
                        .formatted("x".repeat(4001), "|y".repeat(41), "z".repeat(4001)),
                CaseTests.contents());

        assertThat(result.contents()).isEmpty();
        assertThat(result.faults())
                .extracting(Imports.Fault::line, Imports.Fault::key, Imports.Fault::args)
                .containsExactly(
                        tuple(3, "competency.csv.no-statement", List.of()),
                        tuple(4, "competency.csv.twice", List.of("A")),
                        tuple(6, "competency.csv.too-long", List.of("Énoncé", 4000)),
                        tuple(7, "competency.csv.criteria", List.of(40)),
                        tuple(8, "competency.csv.too-long", List.of("critères", 4000)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                       | 1 | empty",
                "statement                                | 1 | empty",
                "'a,b\n1,2'                               | 1 | no-statement-column",
                "'statement\nSweep\n\"Moor\nLift\nHaul'   | 3 | unclosed"
            })
    void whatIsNoTableIsSaidOnce(String csv, int line, String fault) {
        assertThat(CsvImport.read(csv, CaseTests.contents()).faults())
                .containsExactly(new Imports.Fault(line, "competency.csv." + fault, List.of()));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void rowsAreAddedAndKnownAgainAndNothingComesTwice(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            Frameworks frameworks = rules.the(Frameworks.class);
            FrameworkId id = ours(rules, instructor);
            String csv = "Code;Statement;Statement FR;Criteria\n;Moor a boat;Amarrer;\nS;Sweep;;Selects|Sweeps";

            run(rules, instructor, id, csv);
            List<Entry> entries = frameworks.contents(instructor, id).entries();
            assertThat(entries).extracting(Entry::revision).containsExactly(1, 1, 1);
            assertThat(entries.get(1).competency().statement()).isEqualTo(new Bilingual("Moor a boat", "Amarrer"));
            assertThat(entries.get(1).competency().standsOnItsStatement()).isTrue();
            assertThat(entries.get(2).competency().criteria())
                    .extracting(criterion -> criterion.text().en())
                    .containsExactly("Selects", "Sweeps");

            assertThat(look(rules, instructor, id, csv).plan().changesNothing()).isTrue();
            run(rules, instructor, id, csv);
            assertThat(frameworks.contents(instructor, id).entries()).isEqualTo(entries);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatAFileDoesNotSpeakOfStays(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            FrameworkId id = ours(rules, instructor);
            Frameworks frameworks = rules.the(Frameworks.class);
            Competency before = frameworks.competencies(instructor, id).get(0);

            run(rules, instructor, id, "code,statement,criteria\nHM-1,Handle it to code,");

            Competency after = frameworks.competencies(instructor, id).get(0);
            assertThat(after)
                    .isEqualTo(new Competency(
                            before.id(),
                            before.code(),
                            before.title(),
                            new Bilingual(
                                    "Handle it to code", before.statement().fr()),
                            before.criteria(),
                            before.scale(),
                            before.details()));
        }
    }

    @Test
    void aTitleWithoutACodeIsKnownAgainEvenAfterItWasChangedHere() {
        try (Rules rules = new Rules(TestDatabase.H2)) {
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            FrameworkId id = rules.the(Frameworks.class)
                    .make(instructor, new Bilingual("Ours", null), null, Framework.About.NOTHING);
            String csv = "title;statement\nMoor;Moor a boat";
            run(rules, instructor, id, csv);
            assertThat(look(rules, instructor, id, "Titre\tÉnoncé\tstatement\n\tAmarrer\tMOOR\n")
                            .plan()
                            .changed())
                    .hasSize(1);
            Competency moored =
                    rules.the(Frameworks.class).competencies(instructor, id).get(0);
            rules.the(Library.class)
                    .revise(instructor, id, 1, Competences.titled(moored, "Make fast"), Revision.Origin.FORM);

            Plan plan = look(rules, instructor, id, csv).plan();

            assertThat(plan.added()).isEmpty();
            assertThat(plan.changed())
                    .singleElement()
                    .satisfies(change -> assertThat(change.editedHere()).isTrue());
        }
    }

    @Test
    void anotherCodeIsAnotherCompetency() {
        try (Rules rules = new Rules(TestDatabase.H2)) {
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            FrameworkId id = ours(rules, instructor);

            Plan plan = look(
                            rules,
                            instructor,
                            id,
                            "code,title,statement\nHM-2,Handle hazardous materials,Handle them again")
                    .plan();

            assertThat(plan.added()).hasSize(1);
            assertThat(plan.changed()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aBrokenFileImportsNothing(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            FrameworkId id = ours(rules, instructor);
            Contents before = rules.the(Frameworks.class).contents(instructor, id);

            assertThat(rules.the(Imports.class)
                            .lookAtCsv(instructor, id, "code,statement\nA,Weld\nB,".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(
                            Imports.Look.Faulty.class,
                            faulty -> assertThat(faulty.faults()).hasSize(1));

            assertThat(rules.the(Frameworks.class).contents(instructor, id)).isEqualTo(before);
        }
    }

    private static FrameworkId ours(Rules rules, Visitor instructor) {
        FrameworkId id = rules.the(Frameworks.class)
                .make(instructor, new Bilingual("Ours", null), null, Framework.About.NOTHING);
        rules.the(Library.class).add(instructor, id, Competences.handle());
        return id;
    }

    private static void run(Rules rules, Visitor instructor, FrameworkId id, String csv) {
        rules.the(Imports.class)
                .run(instructor, look(rules, instructor, id, csv).id());
    }

    private static Imports.Look.Good look(Rules rules, Visitor instructor, FrameworkId id, String csv) {
        Imports.Look look = rules.the(Imports.class).lookAtCsv(instructor, id, csv.getBytes(StandardCharsets.UTF_8));
        assertThat(look).isInstanceOf(Imports.Look.Good.class);
        return (Imports.Look.Good) look;
    }
}
