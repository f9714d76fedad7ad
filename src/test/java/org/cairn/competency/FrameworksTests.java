package org.cairn.competency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameworksTests {

    private static final Bilingual TITLE = new Bilingual("Shipyard safety", "Sécurité au chantier naval");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aFrameworkHoldsCompetenciesInTheirOrder(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            Frameworks frameworks = rules.the(Frameworks.class);
            FrameworkId id = make(frameworks, instructor);
            Competency full = WrittenCompetencyTests.full();
            Competency handle = Competences.handle();
            rules.the(Library.class).add(instructor, id, full);
            rules.the(Library.class).add(instructor, id, handle);

            assertThat(frameworks.competencies(instructor, id)).containsExactly(full, handle);
            assertThat(frameworks.of(instructor))
                    .singleElement()
                    .isEqualTo(new FrameworkSummary(id, TITLE, "Coast Range College", "1", Framework.Status.DRAFT, 2));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aChangedCompetencyIsANewRevisionAndTheOldOneStays(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            FrameworkId id = make(rules.the(Frameworks.class), instructor);
            Library library = rules.the(Library.class);
            Competency first = Competences.handle();
            Competency second = Competences.titled(first, "Handle what is dangerous");
            library.add(instructor, id, first);
            library.revise(instructor, id, 1, second, Revision.Origin.FORM);
            library.revise(instructor, id, 2, second, Revision.Origin.FORM);

            assertThat(library.history(instructor, id, first.id()))
                    .containsExactly(
                            new Revision(2, second, Revision.Origin.FORM, instructor.person(), Rules.NOW),
                            new Revision(1, first, Revision.Origin.FORM, instructor.person(), Rules.NOW));
            assertThatThrownBy(() -> library.revise(instructor, id, 1, first, Revision.Origin.FORM))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("CONFLICT competency.changed-meanwhile");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aDraftIsSeenWhereItWasMadeAndAnAdoptedFrameworkInTheWholeInstitution(TestDatabase database) {
        try (Rules rules = new Rules(database);
                Rules strangers = new Rules(database)) {
            CourseId course = rules.course("SHIP");
            Visitor instructor = rules.instructor(course);
            Visitor elsewhere = rules.instructor(rules.course("OTHER"));
            Frameworks frameworks = rules.the(Frameworks.class);
            FrameworkId id = make(frameworks, instructor);

            assertThat(frameworks.of(elsewhere)).isEmpty();
            assertThatThrownBy(() -> frameworks.competencies(elsewhere, id))
                    .hasMessage("NOT_FOUND competency.unknown-framework");

            frameworks.change(instructor, id, TITLE, null, Framework.Status.ADOPTED, Framework.About.NOTHING);

            assertThat(frameworks.of(elsewhere)).hasSize(1);
            assertThat(frameworks.competencies(elsewhere, id)).isEmpty();
            assertThatThrownBy(() -> rules.the(Library.class).add(elsewhere, id, Competences.handle()))
                    .hasMessage("FORBIDDEN competency.made-elsewhere");
            assertThat(frameworks.of(strangers.instructor(course))).isEmpty();
            assertThatThrownBy(() -> frameworks.competencies(strangers.instructor(course), id))
                    .hasMessage("NOT_FOUND competency.unknown-framework");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aCompetencyIsFoundByAnyOfItsWordsWithOrWithoutMarks(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            FrameworkId id = make(rules.the(Frameworks.class), instructor);
            Library library = rules.the(Library.class);
            Competency handle = Competences.handle();
            Competency welcome = Competences.named("Welcome guests to səl̓ilwətaɁɬ land", "Accueillir à 100 %");
            library.add(instructor, id, handle);
            library.add(instructor, id, welcome);

            assertThat(found(library, instructor, id, "MATIERES")).containsExactly(handle);
            assertThat(found(library, instructor, id, "hm-1")).containsExactly(handle);
            assertThat(found(library, instructor, id, "səlilwətaɁɬ")).containsExactly(welcome);
            assertThat(found(library, instructor, id, "100 %")).containsExactly(welcome);
            assertThat(found(library, instructor, id, "%")).containsExactly(welcome);
            assertThat(found(library, instructor, id, "_")).isEmpty();
            assertThat(found(library, instructor, id, "")).containsExactly(handle, welcome);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aWithdrawnCompetencyIsNoLongerOfferedAndKeepsItsHistory(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            Frameworks frameworks = rules.the(Frameworks.class);
            FrameworkId id = make(frameworks, instructor);
            Library library = rules.the(Library.class);
            Competency handle = Competences.handle();
            library.add(instructor, id, handle);
            library.withdraw(instructor, id, handle.id());

            assertThat(frameworks.competencies(instructor, id)).isEmpty();
            assertThat(found(library, instructor, id, "")).isEmpty();
            assertThat(library.history(instructor, id, handle.id())).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatAnInstitutionHasPublishedKeepsItsDetails(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Competencies published = rules.the(Competencies.class);
            Competency full = WrittenCompetencyTests.full();
            published.keep(rules.institution(), full);
            published.keep(rules.institution(), full);

            assertThat(published.of(rules.institution())).containsExactly(full);
            assertThat(rules.jdbc()
                            .sql("SELECT MAX(revision) FROM competency WHERE id = :id")
                            .param("id", full.id().value())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    private static FrameworkId make(Frameworks frameworks, Visitor instructor) {
        return frameworks.make(
                instructor, TITLE, null, new Framework.About("Coast Range College", "1", null, null, null, "en"));
    }

    private static List<Competency> found(Library library, Visitor instructor, FrameworkId id, String typed) {
        return library.find(instructor, id, typed, 0).entries().stream()
                .map(Entry::competency)
                .toList();
    }
}
