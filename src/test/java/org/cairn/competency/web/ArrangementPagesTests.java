package org.cairn.competency.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyGroupId;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Confirmation;
import org.cairn.competency.Confirmations;
import org.cairn.competency.Contents;
import org.cairn.competency.Criterion;
import org.cairn.competency.CriterionId;
import org.cairn.competency.Framework;
import org.cairn.competency.FrameworkId;
import org.cairn.competency.Frameworks;
import org.cairn.competency.Groupings;
import org.cairn.competency.Library;
import org.cairn.competency.Revision;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The groups of a framework, and who has confirmed a competency, on both databases. */
class ArrangementPagesTests {

    /** What each test begins with. */
    private record Begun(Rules rules, Visitor instructor, Desk desk, FrameworkId framework, Competency moor, String at)
            implements AutoCloseable {

        static Begun on(TestDatabase database) {
            Rules rules = new Rules(database);
            Frameworks frameworks = rules.the(Frameworks.class);
            Library library = rules.the(Library.class);
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            FrameworkId framework =
                    frameworks.make(instructor, new Bilingual("Harbour", "Port"), null, Framework.About.NOTHING);
            CompetencyId id = new CompetencyId(UUID.randomUUID());
            Competency moor = new Competency(
                    id,
                    null,
                    new Bilingual("Moor a boat", null),
                    new Bilingual("Moor a boat according to the harbour rules", null),
                    List.of(new Criterion(
                            new CriterionId(UUID.randomUUID()), new Bilingual("Ties knots", null), false)),
                    library.blank().scale());
            library.add(instructor, framework, moor);
            Desk desk = new Desk(
                    instructor,
                    new GroupController(frameworks, rules.the(Groupings.class), library),
                    new ConfirmationController(
                            frameworks, library, rules.the(Confirmations.class), rules.the(Clock.class)));
            return new Begun(rules, instructor, desk, framework, moor, "/teach/frameworks/" + framework);
        }

        CompetencyGroupId group(String title, CompetencyGroupId... in) {
            return rules.the(Groupings.class)
                    .save(instructor, framework, null, new Bilingual(title, null), null, Set.of(in));
        }

        Contents outline() {
            return rules.the(Frameworks.class).outline(instructor, framework);
        }

        String competency() {
            return at + "/competencies/" + moor.id();
        }

        @Override
        public void close() {
            rules.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aCompetencyStandsInSeveralGroupsAndAGroupInSeveralOthers(TestDatabase database) {
        try (Begun begun = Begun.on(database)) {
            CompetencyGroupId safety = begun.group("Safety");
            CompetencyGroupId deck = begun.group("Deck work", safety);
            assertThat(begun.desk
                            .post(begun.at + "/groups/new")
                            .param("titleFr", "Accostage")
                            .param("kind", "area")
                            .param("parents", safety.toString(), deck.toString())
                            .exchange())
                    .hasStatus3xxRedirection();
            assertThat(begun.desk
                            .post(begun.competency() + "/groups")
                            .param("group", safety.toString(), deck.toString())
                            .exchange())
                    .hasStatus3xxRedirection();

            assertThat(begun.outline().nestings()).hasSize(3);
            assertThat(begun.outline().placements()).hasSize(2);
            assertThat(begun.desk.get(begun.at + "/groups").exchange())
                    .hasStatusOk()
                    .bodyText()
                    .contains("Safety", "Deck work", "Accostage", "Not translated", "one competency")
                    .doesNotContain("??");
            assertThat(begun.desk.get(begun.competency() + "/groups").exchange())
                    .hasStatusOk()
                    .bodyText()
                    .contains("checked=\"checked\"")
                    .doesNotContain("??");
            assertThat(begun.desk.post(begun.competency() + "/groups").exchange())
                    .hasStatus3xxRedirection();
            assertThat(begun.outline().placements()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatNoDatabaseKeepsIsLeftOut(TestDatabase database) {
        try (Begun begun = Begun.on(database)) {
            assertThat(begun.desk
                            .post(begun.at + "/groups/new")
                            .param("titleEn", "Deck\u0000work")
                            .exchange())
                    .hasStatus3xxRedirection();
            assertThat(begun.outline().groups())
                    .extracting(placed -> placed.group().title().en())
                    .containsExactly("Deck work");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aCircleIsRefusedAtItsFieldAndNothingIsSaved(TestDatabase database) {
        try (Begun begun = Begun.on(database)) {
            CompetencyGroupId safety = begun.group("Safety");
            CompetencyGroupId deck = begun.group("Deck work", safety);

            assertThat(begun.desk
                            .post(begun.at + "/groups/" + safety)
                            .param("titleEn", "Renamed")
                            .param("parents", deck.toString())
                            .exchange())
                    .hasStatus(422)
                    .bodyText()
                    .contains("A group cannot stand in itself", "id=\"parents-error\"", "Renamed");
            assertThat(begun.outline().groups())
                    .extracting(placed -> placed.group().title().en())
                    .containsExactly("Safety", "Deck work");
            assertThat(begun.desk.post(begun.at + "/groups/new").exchange())
                    .hasStatus(422)
                    .bodyText()
                    .contains("Write it in English, in French, or in both.");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aConfirmationIsKeptWithTheRevisionThatWasLookedAt(TestDatabase database) {
        try (Begun begun = Begun.on(database)) {
            String page = begun.competency() + "/validations";
            assertThat(begun.desk.get(page).exchange())
                    .hasStatusOk()
                    .bodyText()
                    .contains("Nobody has confirmed it yet")
                    .doesNotContain("??");
            assertThat(begun.desk
                            .post(page)
                            .param("seen", "1")
                            .param("partner", "səl̓ilwətaɁɬ Nation")
                            .param("kind", "INDIGENOUS")
                            .param("demand", "true")
                            .param("signedBy", "<b>A. Paul</b>, Lands")
                            .param("signedOn", "2026-01-10")
                            .param("validUntil", "2026-02-10")
                            .param("document", "https://nation.example/letter.pdf")
                            .exchange())
                    .hasStatus3xxRedirection();

            Confirmation kept = begun.rules
                    .the(Confirmations.class)
                    .of(begun.instructor, begun.framework, begun.moor.id())
                    .get(0);
            assertThat(kept.partner()).isEqualTo("səl̓ilwətaɁɬ Nation");
            assertThat(kept.revision()).isEqualTo(1);
            assertThat(kept.demandConfirmed()).isTrue();
            assertThat(kept.reflectsJob()).isFalse();
            assertThat(begun.desk.get(page).exchange())
                    .bodyText()
                    .contains("səl̓ilwətaɁɬ Nation", "&lt;b&gt;A. Paul", "Ended", "for revision 1")
                    .doesNotContain("??");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsWrongIsSaidAtItsFieldAndWhatHasChangedSinceIsRefused(TestDatabase database) {
        try (Begun begun = Begun.on(database)) {
            assertThat(begun.desk
                            .post(begun.competency() + "/validations")
                            .param("seen", "1")
                            .param("kind", "FRIEND")
                            .param("signedOn", "2026-03-10")
                            .param("validUntil", "2026-03-09")
                            .param("document", "javascript:alert(1)")
                            .exchange())
                    .hasStatus(422)
                    .bodyText()
                    .contains("Choose who they are.", "This is before it was signed.", "This is needed.")
                    .contains("This is not an address from https:// on.");
            Confirmation looked = new Confirmation(
                    1,
                    "Port",
                    Confirmation.Kind.EMPLOYER,
                    null,
                    true,
                    true,
                    "B.",
                    java.time.LocalDate.of(2026, 1, 1),
                    null,
                    null);
            Competency changed = new Competency(
                    begun.moor.id(),
                    "M1",
                    begun.moor.title(),
                    begun.moor.statement(),
                    begun.moor.criteria(),
                    begun.moor.scale());
            begun.rules.the(Library.class).revise(begun.instructor, begun.framework, 1, changed, Revision.Origin.FORM);

            assertThatThrownBy(() -> begun.rules
                            .the(Confirmations.class)
                            .add(begun.instructor, begun.framework, begun.moor.id(), looked))
                    .hasMessage("CONFLICT competency.validation-outdated");
        }
    }
}
