package org.cairn.award.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.cairn.award.AwardPolicies;
import org.cairn.award.AwardPolicy;
import org.cairn.award.AwardStory;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Wording;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenewalPagesTests {

    private final Rules rules = new Rules(TestDatabase.H2);
    private final AwardStory story = new AwardStory(rules, 3);

    @AfterEach
    void close() {
        rules.close();
    }

    static Stream<Locale> languages() {
        return Stream.of(Locale.CANADA, Locale.CANADA_FRENCH);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whenARenewalOpensIsSetWhereAnAwardEnds(Locale locale) throws Exception {
        Visitor in = story.instructor;
        Desk desk = new Desk(
                new Visitor(in.launch(), in.institution(), in.course(), in.person(), in.roles(), locale),
                new AwardPolicyController(
                        rules.the(AwardPolicies.class), rules.the(Microcredentials.class), rules.the(Wording.class)));
        String path = "/teach/microcredentials/" + story.version.id() + "/award";

        assertThat(desk.get(path).exchange().getResponse().getContentAsString())
                .contains(
                        "name=\"months\" inputmode=\"numeric\" value=\"6\"",
                        locale.equals(Locale.CANADA) ? "3 years" : "3 ans");
        for (String wrong : new String[] {"12", "-1", "", "six"}) {
            assertThat(desk.post(path, "mode", "AUTOMATIC", "hours", "72", "months", wrong)
                            .exchange()
                            .getResponse()
                            .getContentAsString())
                    .contains("months-error");
        }
        assertThat(desk.post(path, "mode", "AUTOMATIC", "hours", "72", "months", " 2 ")
                        .exchange())
                .hasRedirectedUrl(desk.at("/teach/decisions"));
        assertThat(rules.the(AwardPolicies.class).of(story.version.microcredential()))
                .isEqualTo(AwardPolicy.USUAL.renewable(2));
    }
}
