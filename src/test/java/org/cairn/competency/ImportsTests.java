package org.cairn.competency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ImportsTests {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void importingTwiceDuplicatesNothingAndWhatWasExportedChangesNothing(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            Imports imports = rules.the(Imports.class);
            Frameworks frameworks = rules.the(Frameworks.class);
            String json = CaseExport.of(CaseTests.contents()).json();

            Imports.Look.Good first = look(imports, instructor, json);
            assertThat(first.plan().added()).hasSize(4);
            assertThat(first.plan().changesNothing()).isFalse();
            FrameworkId id = imports.run(instructor, first.id());
            Contents kept = frameworks.contents(instructor, id);
            assertThat(kept.groups()).hasSize(2);
            assertThat(kept.placements()).hasSize(3);
            assertThat(kept.entries()).extracting(Entry::revision).containsOnly(1);

            Imports.Look.Good second = look(imports, instructor, json);
            assertThat(second.plan().changesNothing()).isTrue();
            assertThat(second.plan().unchanged()).isEqualTo(4);
            assertThat(imports.run(instructor, second.id())).isEqualTo(id);
            assertThat(look(imports, instructor, frameworks.asCase(instructor, id))
                            .plan()
                            .changesNothing())
                    .isTrue();
            assertThat(frameworks.contents(instructor, id)).isEqualTo(kept);
            assertThat(frameworks.of(instructor)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasMadeHereComesBackFromItsOwnExportUnchanged(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            Frameworks frameworks = rules.the(Frameworks.class);
            FrameworkId id = frameworks.make(instructor, new Bilingual("Ours", null), null, Framework.About.NOTHING);
            rules.the(Library.class).add(instructor, id, WrittenCompetencyTests.full());
            rules.the(Library.class).add(instructor, id, Competences.handle());

            Plan plan = look(rules.the(Imports.class), instructor, frameworks.asCase(instructor, id))
                    .plan();

            assertThat(plan.added()).isEmpty();
            assertThat(plan.changed()).isEmpty();
            assertThat(plan.gone()).isEmpty();
            assertThat(plan.isRearranged()).isFalse();
            assertThat(plan.unchanged()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theNextEditionOfAFrameworkAddsChangesAndWithdraws(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            Imports imports = rules.the(Imports.class);
            Contents edition = CaseTests.contents();
            String json = CaseExport.of(edition).json();
            FrameworkId id =
                    imports.run(instructor, look(imports, instructor, json).id());
            String next = CaseExport.of(new Contents(
                            edition.framework(),
                            edition.groups(),
                            edition.nestings(),
                            edition.entries().subList(0, 3),
                            edition.placements()))
                    .json()
                    .replace("in a workshop according to", "in a shipyard according to");

            Imports.Look.Good look = look(imports, instructor, next);
            assertThat(look.plan().changed()).hasSize(2);
            assertThat(look.plan().changed().get(0).editedHere()).isFalse();
            assertThat(look.plan().gone()).hasSize(1);
            imports.run(instructor, look.id());

            Frameworks frameworks = rules.the(Frameworks.class);
            assertThat(frameworks.contents(instructor, id).entries())
                    .extracting(Entry::revision)
                    .containsExactly(2, 2, 1);
            Imports.Look.Good back = look(imports, instructor, json);
            assertThat(back.plan().back()).hasSize(1);
            imports.run(instructor, back.id());
            assertThat(frameworks.competencies(instructor, id)).hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aBrokenFileImportsNothing(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            String json =
                    CaseExport.of(CaseTests.contents()).json().replaceFirst("\"fullStatement\"", "\"fullstatement\"");

            Imports.Look look = rules.the(Imports.class).lookAtCase(instructor, json);

            assertThat(look)
                    .isInstanceOfSatisfying(
                            Imports.Look.Faulty.class,
                            faulty -> assertThat(faulty.faults())
                                    .singleElement()
                                    .satisfies(fault -> {
                                        assertThat(fault.key()).isEqualTo("competency.case.missing");
                                        assertThat(fault.line()).isGreaterThan(20);
                                    }));
            assertThat(rules.the(Frameworks.class).of(instructor)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void onlyWhoHandedAFileInGoesOnWithItAndOnlyOnce(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            Imports imports = rules.the(Imports.class);
            Imports.FileId file = look(
                            imports,
                            instructor,
                            CaseExport.of(CaseTests.contents()).json())
                    .id();

            assertThatThrownBy(() -> imports.run(rules.instructor(instructor.course()), file))
                    .hasMessage("NOT_FOUND competency.import-gone");
            imports.run(instructor, file);
            assertThatThrownBy(() -> imports.run(instructor, file)).hasMessage("NOT_FOUND competency.import-gone");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aFrameworkOfAnotherCourseIsNotTakenOver(TestDatabase database) {
        try (Rules rules = new Rules(database);
                Rules others = new Rules(database)) {
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            Visitor elsewhere = rules.instructor(rules.course("OTHER"));
            Visitor stranger = others.instructor(others.course("SHIP"));
            Imports imports = rules.the(Imports.class);
            String json = CaseExport.of(CaseTests.contents()).json();
            FrameworkId id =
                    imports.run(instructor, look(imports, instructor, json).id());

            assertThatThrownBy(() -> imports.lookAtCase(elsewhere, json))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("CONFLICT competency.framework-elsewhere");
            FrameworkId theirs =
                    imports.run(stranger, look(imports, stranger, json).id());
            Frameworks frameworks = rules.the(Frameworks.class);
            assertThat(frameworks.competencies(stranger, theirs))
                    .extracting(Competency::id)
                    .doesNotContainAnyElementsOf(frameworks.competencies(instructor, id).stream()
                            .map(Competency::id)
                            .toList());
        }
    }

    /** After small ones: PostgreSQL has seen little, and has made its plans for it. */
    @Test
    void tenThousandCompetenciesComeInAtOnceAndNoneIsLookedForAmongTheOthers() {
        try (Rules rules = new Rules(TestDatabase.POSTGRESQL)) {
            Visitor instructor = rules.instructor(rules.course("SHIP"));
            Imports imports = rules.the(Imports.class);
            JdbcClient jdbc = rules.the(JdbcClient.class);
            for (int small = 1; small <= 10; small++) {
                imports.run(
                        instructor, look(imports, instructor, large(small, 3)).id());
                jdbc.sql("ANALYZE").update();
            }
            long before = rowsReadOf(jdbc);

            FrameworkId id = imports.run(
                    instructor, look(imports, instructor, large(0, 10_000)).id());

            assertThat(rowsReadOf(jdbc) - before).isBetween(20_000L, 200_000L);
            assertThat(rules.the(Frameworks.class).competencies(instructor, id)).hasSize(10_000);
            assertThat(rules.the(Library.class)
                            .find(instructor, id, "material 9999", 0)
                            .entries())
                    .hasSize(1);
            assertThat(look(imports, instructor, large(0, 10_000)).plan().changesNothing())
                    .isTrue();
        }
    }

    private static long rowsReadOf(JdbcClient jdbc) {
        jdbc.sql("SELECT pg_stat_force_next_flush()").query().listOfRows();
        return jdbc.sql(
                        "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_user_tables WHERE relname = 'framework_competency'")
                .query(Long.class)
                .single();
    }

    private static String large(int number, int size) {
        UUID all = new UUID(8, number);
        StringBuilder items = new StringBuilder();
        StringBuilder children = new StringBuilder();
        for (int i = 0; i < size; i++) {
            UUID id = new UUID(100 + number, i);
            items.append(",\n{\"identifier\":\"")
                    .append(id)
                    .append("\",\"fullStatement\":\"Handle material ")
                    .append(i)
                    .append(" according to the code\"}");
            children.append(i == 0 ? "" : ",")
                    .append("\n{\"identifier\":\"c")
                    .append(i)
                    .append("\",\"associationType\":\"isChildOf\",\"originNodeURI\":{\"identifier\":\"")
                    .append(id)
                    .append("\"},\"destinationNodeURI\":{\"identifier\":\"")
                    .append(all)
                    .append("\"}}");
        }
        return "{\"CFDocument\":{\"identifier\":\"" + new UUID(9, number)
                + "\",\"creator\":\"A\",\"title\":\"Large\"},\"CFItems\":[{\"identifier\":\"" + all
                + "\",\"fullStatement\":\"All\"}" + items + "],\"CFAssociations\":[" + children + "]}";
    }

    private static Imports.Look.Good look(Imports imports, Visitor instructor, String json) {
        Imports.Look look = imports.lookAtCase(instructor, json);
        assertThat(look).isInstanceOf(Imports.Look.Good.class);
        return (Imports.Look.Good) look;
    }
}
