package org.cairn.pathway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.pathway.Pathway;
import org.cairn.pathway.Pathways;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PathwayPagesTests {

    private final Rules rules = new Rules(TestDatabase.H2);
    private final Pathways pathways = rules.the(Pathways.class);
    private Visitor instructor;
    private Desk desk;
    private MicrocredentialVersion fall;

    @BeforeEach
    void sitDown() {
        instructor = rules.instructor(rules.course("FALL-1010"));
        desk = new Desk(instructor, new PathwayController(pathways));
        Microcredentials microcredentials = rules.the(Microcredentials.class);
        fall = microcredentials.publish(
                instructor, microcredentials.take(instructor, "fall-protection").id());
    }

    @AfterEach
    void leave() {
        rules.close();
    }

    @Test
    void aNewPathwayOffersWhatIsPublished() {
        assertThat(desk.get(path("new")).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Fall Protection for Construction Sites", "value=\"m:" + fall.microcredential() + "\"")
                .doesNotContain("??");
    }

    @Test
    void whatIsSavedIsListedAndCanBeChanged() {
        assertThat(desk.post(path("new"))
                        .param("titleEn", "Site <b>safety</b> technician")
                        .param("outcomesFr", "Garde un chantier sûr")
                        .param("groups[0].steps", "m:" + fall.microcredential())
                        .param("published", "true")
                        .exchange())
                .hasStatus3xxRedirection();

        Pathway saved = pathways.visible(instructor).get(0);
        assertThat(saved.groups()).hasSize(1);
        assertThat(desk.get("/teach/pathways").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Site &lt;b&gt;safety&lt;/b&gt; technician", "Garde un chantier sûr", "Not translated")
                .doesNotContain("??");
        assertThat(desk.get(path(saved.id().toString())).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("checked=\"checked\"", "Group 2");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndWhatWasTypedStays() {
        assertThat(desk.post(path("new"))
                        .param("titleEn", "Kept as typed")
                        .param("groups[0].steps", "m:" + fall.microcredential())
                        .param("groups[0].take", "7")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("Kept as typed", "This is not a number from 1 to 1", "id=\"take-0-error\"")
                .contains("Write it in English, in French, or in both.", "checked=\"checked\"");
        assertThat(desk.post(path("new")).exchange()).hasStatus(422).bodyText().contains("Choose at least one step.");
        assertThat(pathways.visible(instructor)).isEmpty();
    }

    private String path(String last) {
        return "/teach/pathways/" + last;
    }
}
