package org.cairn.competency.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cairn.competency.Competency;
import org.cairn.competency.Criterion;
import org.cairn.competency.CriterionId;
import org.cairn.competency.Framework;
import org.cairn.competency.FrameworkId;
import org.cairn.competency.Frameworks;
import org.cairn.competency.Level;
import org.cairn.competency.Library;
import org.cairn.shared.Bilingual;
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

class RubricPagesTests {

    private final Rules rules = new Rules(TestDatabase.H2);
    private final Frameworks frameworks = rules.the(Frameworks.class);
    private final Library library = rules.the(Library.class);
    private Visitor instructor;
    private Desk desk;
    private FrameworkId framework;
    private Competency moor;

    @BeforeEach
    void sitDown() {
        instructor = rules.instructor(rules.course("SHIP"));
        desk = new Desk(
                instructor, new RubricController(frameworks, library), new CompetencyController(frameworks, library));
        framework = frameworks.make(instructor, new Bilingual("Harbour", null), null, Framework.About.NOTHING);
        moor = competency("Moor a boat");
        library.add(instructor, framework, moor);
    }

    @AfterEach
    void leave() {
        rules.close();
    }

    @Test
    void theTableHasACellForEachCriterionAndLevel() {
        assertThat(desk.get(rubric(moor)).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("<th scope=\"row\" lang=\"en\">Ties knots</th>", "name=\"rows[1].cells[3].fr\"")
                .contains("Criterion 2, level 4, in French")
                .doesNotContain("rows[2]", "cells[4]", "??");
    }

    @Test
    void whatIsWrittenInTheTableIsTheRubric() {
        assertThat(save("rows[0].cells[3].en", "Every knot holds", "columns[1].cut", "50 %"))
                .hasStatus3xxRedirection();

        Competency kept = kept();
        assertThat(kept.criteria().get(0).descriptor(4)).contains(new Bilingual("Every knot holds", null));
        assertThat(kept.criteria())
                .extracting(Criterion::id)
                .isEqualTo(moor.criteria().stream().map(Criterion::id).toList());
        assertThat(kept.scale().levels()).extracting(Level::id).doesNotHaveDuplicates();
        assertThat(kept.scale().levels().get(1).lowerCut()).isEqualByComparingTo("0.5");
        assertThat(kept.scale().levels().get(1).description())
                .isEqualTo(moor.scale().levels().get(1).description());
        assertThat(desk.get(path(moor)).exchange())
                .bodyText()
                .contains("Every knot holds", "Rubric edited", "<ins>Every knot holds</ins>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "columns[0].cut | 10   | The lowest level begins at 0.",
                "columns[2].cut | 20   | Each level begins higher",
                "columns[3].cut | 120  | Write a percentage from 0 to 100.",
                "columns[1].en  | ''   | Write it in at least one language."
            })
    void aWrongLevelIsSaidAtItsField(String field, String typed, String said) {
        assertThat(save(field, typed, field.replace("en", "fr"), typed))
                .hasStatus(422)
                .bodyText()
                .contains(said, "id=\"" + field + "-error\"");
        assertThat(kept()).isEqualTo(moor);
    }

    @Test
    void levelsComeAndGoAndNothingIsSaved() {
        assertThat(save("change", "add-level"))
                .hasStatusOk()
                .bodyText()
                .contains("columns[4].cut", "nothing is saved yet");
        assertThat(save("change", "remove-level-0")).bodyText().doesNotContain("columns[3].cut", "value=\"Emerging\"");
        assertThat(save("change", "remove-level-99")).hasStatusOk();
        assertThat(kept()).isEqualTo(moor);
    }

    @Test
    void theRubricOfAnotherCompetencyIsUsedAgain() {
        save("rows[0].cells[3].en", "Every knot holds", "columns[3].en", "Harbour master");
        Competency row = competency("Row a boat");
        library.add(instructor, framework, row);

        assertThat(desk.get(rubric(row)).param("from", moor.id().toString()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Every knot holds", "value=\"Harbour master\"", "nothing is saved yet");
        assertThat(desk.get(rubric(row))
                        .param("from", UUID.randomUUID().toString())
                        .exchange())
                .hasStatus(404);
        assertThat(library.entry(instructor, framework, row.id()).competency()).isEqualTo(row);
    }

    @Test
    void whoSavesAnOldTableIsToldAndNothingIsOverwritten() {
        List<String> mine = fields("rows[0].cells[0].en", "Mine");
        assertThat(save("rows[0].cells[0].en", "Theirs")).hasStatus3xxRedirection();

        assertThat(desk.post(rubric(moor), mine.toArray(String[]::new)).exchange())
                .hasStatus(409);
        assertThat(kept().criteria().get(0).descriptor(1)).contains(new Bilingual("Theirs", null));
    }

    private Competency kept() {
        return library.entry(instructor, framework, moor.id()).competency();
    }

    private MvcTestResult save(String... changes) {
        return desk.post(rubric(moor), fields(changes).toArray(String[]::new)).exchange();
    }

    private List<String> fields(String... changes) {
        RubricForm form = RubricForm.of(
                org.cairn.competency.Rubric.of(kept()),
                library.entry(instructor, framework, moor.id()).revision());
        List<String> fields = new ArrayList<>(List.of("seen", String.valueOf(form.seen())));
        for (int c = 0; c < form.columns().size(); c++) {
            fields.addAll(List.of(
                    "columns[" + c + "].en",
                    String.valueOf(form.columns().get(c).en())));
            fields.addAll(List.of(
                    "columns[" + c + "].fr",
                    String.valueOf(form.columns().get(c).fr())));
            fields.addAll(List.of(
                    "columns[" + c + "].cut",
                    String.valueOf(form.columns().get(c).cut())));
            for (int r = 0; r < form.rows().size(); r++) {
                String words = form.rows().get(r).cells().get(c).en();
                fields.addAll(List.of("rows[" + r + "].cells[" + c + "].en", words == null ? "" : words));
            }
        }
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

    private String rubric(Competency competency) {
        return path(competency) + "/rubric";
    }

    private String path(Competency competency) {
        return "/teach/frameworks/" + framework + "/competencies/" + competency.id();
    }

    private Competency competency(String title) {
        Competency blank = library.blank();
        return new Competency(
                blank.id(),
                null,
                new Bilingual(title, null),
                new Bilingual(title + " according to the harbour’s rules", null),
                List.of(criterion("Ties knots"), criterion("Checks fenders")),
                blank.scale());
    }

    private static Criterion criterion(String text) {
        return new Criterion(new CriterionId(UUID.randomUUID()), new Bilingual(text, null), false);
    }
}
