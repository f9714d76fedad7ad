package org.cairn.microcredential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.cairn.microcredential.Particulars.Assessor;
import org.cairn.microcredential.Particulars.Delivery;
import org.cairn.microcredential.Particulars.Quality;
import org.cairn.shared.Bilingual;
import org.junit.jupiter.api.Test;

/** What is published keeps its bytes, whatever a definition learns to say. */
class DefinitionBytesTests {

    private static final String BEFORE = "95353c21c683e120db34a12e98f39330d60fc86be2beab3628b552535be888ea";

    static String beforeParticulars() {
        try (var file =
                DefinitionBytesTests.class.getResourceAsStream("/microcredential/definition-before-particulars.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aDefinitionOfBeforeKeepsItsBytesAndItsHash() {
        Definition thawed = Frozen.thaw(beforeParticulars(), Definition.class);

        assertThat(Frozen.of(thawed).json()).isEqualTo(beforeParticulars());
        assertThat(Frozen.of(thawed).hash()).isEqualTo(BEFORE);
        assertThat(thawed.said()).isEqualTo(Particulars.NONE);
    }

    @Test
    void nothingSaidLeavesNoTrace() {
        Definition thawed = Frozen.thaw(beforeParticulars(), Definition.class);

        assertThat(Frozen.of(thawed.with(Particulars.NONE)).hash()).isEqualTo(BEFORE);
        assertThat(thawed.with(Particulars.NONE)).isEqualTo(thawed);
    }

    @Test
    void everythingThatIsSaidIsReadAgain() {
        Definition whole = Frozen.thaw(beforeParticulars(), Definition.class).with(everything());

        String json = Frozen.of(whole).json();

        assertThat(Frozen.thaw(json, Definition.class)).isEqualTo(whole);
        assertThat(Frozen.of(Frozen.thaw(json, Definition.class)).json()).isEqualTo(json);
        assertThat(json).contains("\"nextReview\":\"2027-06-30\"").contains("səl̓ilwətaɁɬ");
    }

    static Particulars everything() {
        return new Particulars(
                new Bilingual("Falls kill.", "Les chutes tuent."),
                Delivery.BLENDED,
                new Bilingual("None", "Aucun"),
                new BigDecimal("30"),
                Assessor.MIXED,
                new Bilingual("A real site", "Un vrai chantier"),
                new Bilingual("Stands alone", "Autonome"),
                new Bilingual("A new drill", "Un nouvel exercice"),
                new Quality("Academic council", "AC-2026-12", LocalDate.of(2027, 6, 30)),
                List.of(
                        new Partner("Coast Builders", Partner.Kind.EMPLOYER, List.of(Partner.Part.ASSESSMENT)),
                        new Partner("səl̓ilwətaɁɬ", Partner.Kind.INDIGENOUS, List.of(Partner.Part.NEED))));
    }
}
