package org.cairn.badge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.cairn.badge.Design.Shown;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DesignsTests {

    private static final Design MOSSY =
            new Design(Palette.MOSS, new Bilingual("Heights", "Hauteurs"), Shown.NAME, null);
    private static final Design OWN = new Design(Palette.named("#003366").orElseThrow(), null, Shown.NONE, null);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aCredentialKeepsTheFaceThatWasInForceWhenItWasAwarded(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Visitor instructor = rules.instructor(rules.course("made"));
            MicrocredentialVersion version = draft(rules, instructor);
            MicrocredentialId id = version.microcredential();
            Designs now = rules.the(Designs.class);
            Designs later = at(rules, Duration.ofDays(1));

            assertThat(now.of(id)).isEqualTo(Design.usual(id));
            now.choose(instructor, version.id(), MOSSY);
            later.choose(instructor, version.id(), OWN);
            later.choose(instructor, version.id(), OWN);

            assertThat(now.at(id, Rules.NOW.minusSeconds(1))).isEqualTo(Design.usual(id));
            assertThat(now.at(id, Rules.NOW)).isEqualTo(MOSSY);
            assertThat(now.at(id, Rules.NOW.plusSeconds(86_399))).isEqualTo(MOSSY);
            assertThat(now.of(id)).isEqualTo(OWN);
            assertThat(revisions(rules, id))
                    .as("what is chosen twice is chosen once")
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void onlyTheCourseInWhichItWasMadeChooses(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Visitor instructor = rules.instructor(rules.course("made"));
            Visitor other = rules.instructor(rules.course("another"));
            Microcredentials microcredentials = rules.the(Microcredentials.class);
            MicrocredentialVersion version = microcredentials.publish(
                    instructor, draft(rules, instructor).id());
            Designs designs = rules.the(Designs.class);

            assertThatThrownBy(() -> designs.choose(other, version.id(), MOSSY))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.problem()).isEqualTo(Problem.FORBIDDEN));
            designs.choose(instructor, version.id(), MOSSY);

            assertThat(designs.of(version.microcredential())).isEqualTo(MOSSY);
            assertThat(microcredentials.version(version.id()))
                    .as("the definition keeps its bytes")
                    .contains(version);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anInstitutionsColourIsKeptWhereItCanBeReadAndADesignOutlivesIt(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Visitor instructor = rules.instructor(rules.course("made"));
            MicrocredentialVersion version = draft(rules, instructor);
            Designs designs = rules.the(Designs.class);

            assertThat(designs.palette(rules.institution())).isEmpty();
            assertThatThrownBy(() -> designs.colour(rules.institution(), Colour.of("#FFD100")))
                    .isInstanceOf(Refusal.class);
            designs.colour(rules.institution(), Colour.of("#7A0019"));
            designs.colour(rules.institution(), Colour.of("#003366"));
            Optional<Palette> own = designs.palette(rules.institution());
            assertThat(own).contains(OWN.palette());
            designs.choose(instructor, version.id(), OWN);
            designs.forgetColour(rules.institution());

            assertThat(designs.palette(rules.institution())).isEmpty();
            assertThat(designs.of(version.microcredential())).isEqualTo(OWN);
        }
    }

    private static Designs at(Rules rules, Duration later) {
        return new Designs(
                new DesignTable(rules.jdbc()),
                new ColourTable(rules.jdbc()),
                rules.the(Microcredentials.class),
                Clock.fixed(Rules.NOW.plus(later), ZoneOffset.UTC));
    }

    private static MicrocredentialVersion draft(Rules rules, Visitor instructor) {
        return rules.the(Microcredentials.class).take(instructor, "fall-protection");
    }

    private static int revisions(Rules rules, MicrocredentialId id) {
        return rules.jdbc()
                .sql("SELECT COUNT(*) FROM badge_design WHERE microcredential_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }
}
