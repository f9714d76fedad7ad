package org.cairn.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTests {

    @RegisterExtension
    static final RunningLms lms = new RunningLms();

    @Test
    void theDoorOfTheLearnerLeadsToTheMicrocredentialInAFrame() {
        String page = lms.follow("/enter/learner").body();

        assertThat(page)
                .contains("<iframe", "/launch/course-1010-microcredential?target=iframe", "Noémie Tremblay-Okafor");
    }

    @Test
    void theDoorOfTheInstructorLeadsToTheCourse() {
        String page = lms.follow("/enter/instructor").body();

        assertThat(page)
                .contains("Fall Protection for Construction Sites", "Add content from Cairn", "Dr. Émile Beaulieu")
                .contains("not visible by AGS");
    }

    @Test
    void theDoorOfTheAdministratorLeadsOnToCairn() {
        String page = lms.follow("/enter/administrator").body();

        assertThat(page).contains(lms.tool().address() + "/admin", "cairn-sandbox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2005", "2009", "2017", "2024"})
    void everyPersonHasADoor(String id) {
        assertThat(lms.follow("/enter/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void aDoorOfNobodyIsAPage() {
        HttpResponse<String> response = lms.get("/enter/nobody");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("There is no such person");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/courses/course-1010",
                "/courses/course-1010/gradebook",
                "/courses/course-1010/roster",
                "/courses/course-1010/links/course-1010-microcredential",
                "/launch/course-1010-microcredential",
                "/administration"
            })
    void nobodySeesAPageWithoutSigningIn(String path) {
        HttpResponse<String> response = lms.get(path);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElse("")).startsWith("/sign-in?next=%2F");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/courses/course-1010/gradebook", "/courses/course-1010/roster", "/administration"})
    void learnersSeeNeitherGradebookNorRoster(String path) {
        lms.enter("learner");

        assertThat(lms.get(path).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/\\evil.example/", "evil"})
    void signingInLeadsNowhereElse(String next) {
        HttpResponse<String> response = lms.submit("/sign-in", "/sign-in", Map.of("person", "1001", "next", next));

        assertThat(response.headers().firstValue("Location")).hasValue("/courses/course-1010");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        lms.enter("instructor");

        assertThat(lms.post("/reset", Map.of()).statusCode()).isEqualTo(403);
        assertThat(lms.post("/courses/course-1010/gradebook", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theSessionCookieIsLax() {
        String cookie = lms.get("/enter/learner").headers().allValues("Set-Cookie").stream()
                .filter(value -> value.startsWith("sandbox-lms="))
                .findFirst()
                .orElseThrow();

        assertThat(cookie).contains("SameSite=Lax", "HttpOnly");
    }

    @Test
    void everyPageAllowsItsOwnScriptsAndCairnsFrameAlone() {
        String policy =
                lms.get("/").headers().firstValue("Content-Security-Policy").orElse("");

        assertThat(policy)
                .contains(
                        "default-src 'none'",
                        "script-src 'self';",
                        "frame-src 'self' " + lms.tool().address());
    }

    @Test
    void gradesAreSetChangedAndClearedAndZeroIsZero() {
        lms.enter("instructor");
        save(Map.of("grade-native-1010-1-2019", "0", "shown-native-1010-1-2019", ""));
        lms.enter("2019");
        assertThat(lms.get("/courses/course-1010").body()).contains("Your grade: 0 of 20");

        lms.enter("instructor");
        save(Map.of("grade-native-1010-1-2019", "17,5", "shown-native-1010-1-2019", "0"));
        lms.enter("2019");
        assertThat(lms.get("/courses/course-1010").body()).contains("Your grade: 17.5 of 20");

        lms.enter("instructor");
        save(Map.of("grade-native-1010-1-2019", "", "shown-native-1010-1-2019", "17.5"));
        lms.enter("2019");
        assertThat(lms.get("/courses/course-1010").body()).doesNotContain("Your grade:");
    }

    @Test
    void aCellThatCannotBeReadSavesNothingAndKeepsWhatWasTyped() {
        lms.enter("instructor");

        HttpResponse<String> page = save(Map.of(
                "grade-native-1010-1-2019", "many",
                "shown-native-1010-1-2019", "",
                "grade-native-1010-2-2019", "26",
                "shown-native-1010-2-2019", "",
                "grade-native-1010-3-2019", "50",
                "shown-native-1010-3-2019", ""));

        assertThat(page.body())
                .contains("2 cells cannot be saved", "value=\"many\"", "Not a number", "Outside 0 to the maximum");
        lms.enter("2019");
        assertThat(lms.get("/courses/course-1010").body()).doesNotContain("Your grade:");
    }

    @Test
    void exampleGradesFillWhatTheInstructorAddedAndNothingElse() {
        String token = lms.bearer(Scope.values());
        lms.call(
                "POST",
                "/lti/services/course-1010/lineitems",
                token,
                "",
                MediaTypes.LINE_ITEM,
                "{\"label\":\"Progress\",\"scoreMaximum\":100}");
        lms.enter("instructor");

        assertThat(lms.get("/courses/course-1010/gradebook").body()).doesNotContain("example-grades");
        lms.submit("/courses/course-1010/gradebook", "/courses/course-1010/gradebook/example-grades", Map.of());

        String item = RunningLms.json(lms.read("/lti/services/course-1010/lineitems", token, MediaTypes.LINE_ITEMS))
                .get(0)
                .path("id")
                .stringValue();
        assertThat(RunningLms.json(lms.read(item.replace("?", "/results?"), token, MediaTypes.RESULTS)))
                .isEmpty();
    }

    @Test
    void startingOverRemovesWhatWasGraded() {
        lms.enter("instructor");
        save(Map.of("grade-native-1010-1-2019", "9", "shown-native-1010-1-2019", ""));

        HttpResponse<String> response = lms.submit("/reset", "/reset", Map.of());

        assertThat(lms.get(response.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("back at its first day");
        lms.enter("2019");
        assertThat(lms.get("/courses/course-1010").body()).doesNotContain("Your grade:");
    }

    @Test
    void everyPageSpeaksFrench() {
        lms.enter("instructor");

        for (String page : List.of("", "/gradebook", "/roster", "/content")) {
            assertThat(lms.get("/courses/course-1010" + page + "?lang=fr").body())
                    .contains("lang=\"fr-CA\"", "SGA d’essai")
                    .doesNotContain("??");
        }
        assertThat(lms.get("/sign-in").body()).contains("Qui êtes-vous aujourd’hui");
    }

    @Test
    void aPageThatDoesNotExistSaysSo() {
        HttpResponse<String> response = lms.get("/nowhere");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(lms.get("/courses/none").statusCode()).isEqualTo(302);
    }

    private static HttpResponse<String> save(Map<String, String> cells) {
        return lms.submit("/courses/course-1010/gradebook", "/courses/course-1010/gradebook", cells);
    }
}
