package org.cairn.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.connection.ServiceCall;
import org.cairn.connection.ServicePages;
import org.cairn.course.nrps.Member;
import org.cairn.course.nrps.MembershipQuery;
import org.cairn.course.nrps.Memberships;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

/** A member as each platform likes to write one. */
class MemberShapesTests {

    private static final String LIS = "http://purl.imsglobal.org/vocab/lis/v2/";
    private static final URI LIST = URI.create("https://lms.example/memberships");

    private final List<ServiceCall> calls = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "Learner, LEARNER",
        "Instructor, INSTRUCTOR",
        "TeachingAssistant, INSTRUCTOR",
        "Mentor, MENTOR",
        "membership#Learner, LEARNER",
        "membership#Instructor, INSTRUCTOR",
        "membership#Administrator, ADMINISTRATOR",
        "membership/Instructor#TeachingAssistant, INSTRUCTOR",
        "membership/Learner#GuestLearner, LEARNER",
        "Learner membership#Instructor, INSTRUCTOR LEARNER",
        "institution/person#Instructor, ''",
        "system/person#Administrator, ''",
        "membership#NotInstructor, ''",
        "Nonsense, ''",
        "membership#Learner institution/person#Faculty, LEARNER"
    })
    void rolesAreUnderstoodHoweverTheyAreWritten(String written, String meant) {
        List<String> roles = Arrays.stream(written.split(" "))
                .map(role -> role.contains("#") ? LIS + role : role)
                .toList();

        assertThat(MemberRoles.of(roles).stream().map(Role::name).sorted().collect(Collectors.joining(" ")))
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user_id\":\"a\",\"roles\":[\"Learner\"],\"message\":{\"x\":{\"y\":[1]}}}",
                "{\"user_id\":\"a\",\"roles\":[\"Learner\"],\"message\":[{\"x\":1}]}",
                "{\"user_id\":\"a\",\"roles\":[\"Learner\"],\"message\":null,\"status\":null}",
                "{\"user_id\":\"a\",\"roles\":\"Learner\"}",
                "{\"user_id\":\"a\",\"roles\":[\"Learner\",null,\"\"],\"status\":\"active\"}",
                "{\"user_id\":\"a\",\"roles\":[\"Learner\"],\"lti11_legacy_user_id\":\"z\",\"picture\":\"https://evil.example\"}",
            })
    void aMessageMayBeAnObjectOrAListAndARoleAlone(String member) {
        assertThat(read("{\"id\":\"x\",\"context\":{\"id\":\"not the launch's\"},\"members\":[" + member + "]}"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.subject()).isEqualTo("a");
                    assertThat(one.roles()).isEqualTo(Set.of(Role.LEARNER));
                    assertThat(one.active()).isTrue();
                });
    }

    @Test
    void numbersForIdsAndMembersInFrontOfTheContextAreRead() {
        assertThat(read("{\"members\":[{\"user_id\":17,\"roles\":[]}],\"context\":{\"id\":1}}"))
                .extracting(Listed::subject)
                .containsExactly("17");
    }

    @ParameterizedTest
    @CsvSource({"Active, true", "active, true", "'', true", "Inactive, false", "Deleted, false", "Suspended, false"})
    void onlyTheActiveAreActive(String status, boolean active) {
        assertThat(read("{\"members\":[{\"user_id\":\"a\",\"status\":\"" + status + "\"}]}"))
                .singleElement()
                .matches(one -> one.active() == active);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"members\":[{\"roles\":[\"Learner\"]}]}",
                "{\"members\":[{\"user_id\":\"  \"}]}",
                "{\"members\":[{\"user_id\":\"a\\nb\"}]}",
                "{\"members\":[null]}",
                "{\"members\":[]}"
            })
    void whoHasNoUsableIdIsNobody(String page) {
        assertThat(read(page)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"members\":{}}",
                "{\"members\":null}",
                "{\"members\":[{\"user_id\":\"a\"}",
                "{\"context\":{\"members\":[{\"user_id\":\"a\"}]}}",
                "<html>",
                "{\"members\":[1]}"
            })
    void whatIsNoListOfMembersIsUnreadableAndNotEmpty(String page) {
        assertThatThrownBy(() -> read(page)).hasMessage("PLATFORM_FAILED course.roster-unreadable");
    }

    @Test
    void namesAreCutAndCleaned() {
        String long1 = "É".repeat(299) + "😀 and more";
        assertThat(read("{\"members\":[{\"user_id\":\"a\",\"name\":\"" + long1 + "\",\"email\":\" x\\u0000y@z \"}]}"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.name()).isEqualTo("É".repeat(299));
                    assertThat(one.email()).isEqualTo("x y@z");
                });
    }

    @Test
    void oneWhoIsListedTwiceIsOnePersonWhateverTheOrder() {
        Listed learner = new Listed("a", "Ana", null, "A7", Set.of(Role.LEARNER), true, Set.of("g1"));
        Listed teacher = new Listed("a", null, "a@b", null, Set.of(Role.INSTRUCTOR), true, Set.of("g2"));
        Listed gone = new Listed("a", "Ana", null, null, Set.of(Role.MENTOR), false, Set.of());

        assertThat(learner.and(teacher)).isEqualTo(teacher.and(learner));
        assertThat(teacher.and(learner).sourcedId()).isEqualTo("A7");
        assertThat(learner.and(teacher).roles()).containsExactlyInAnyOrder(Role.LEARNER, Role.INSTRUCTOR);
        assertThat(learner.and(gone)).isEqualTo(gone.and(learner));
        assertThat(gone.and(learner).roles()).isEqualTo(Set.of(Role.LEARNER));
        assertThat(gone.and(learner).active()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://lms.example/m, false, https://lms.example/m?rlid=l+1",
        "https://lms.example/m?x=1, false, https://lms.example/m?x=1&rlid=l+1",
        "https://lms.example/m?rlid=old&x=1, true, https://lms.example/m?x=1&rlid=l+1&groups=true",
        "https://lms.example/m?, false, https://lms.example/m?rlid=l+1"
    })
    void aResourceLinkIsMergedIntoAnAddressThatMayHaveAQuery(URI list, boolean groups, String asked) {
        memberships("{\"members\":[]}")
                .read(new RegistrationId(UUID.randomUUID()), list, new MembershipQuery("l 1", groups), member -> {});

        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.uri()).hasToString(asked));
    }

    @Test
    void neitherALimitNorARoleIsAskedForAndTheTypeIsExact() {
        read("{\"members\":[]}");

        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.uri()).isEqualTo(LIST);
            assertThat(call.accept()).isEqualTo("application/vnd.ims.lti-nrps.v2.membershipcontainer+json");
        });
    }

    @Test
    void aListWithoutEndIsGivenUp() {
        String thousand =
                "{\"members\":[" + String.join(",", java.util.Collections.nCopies(1_000, "{\"user_id\":\"a\"}")) + "]}";
        int[] page = {0};
        ServicePages pages = new ServicePages(
                (registration, call) -> {
                    HttpHeaders headers = new HttpHeaders();
                    headers.add(HttpHeaders.LINK, "<?page=" + ++page[0] + ">; rel=next");
                    return new OutboundAnswer(200, "", headers, thousand);
                },
                Clock.system(ZoneOffset.UTC));

        assertThatThrownBy(() -> new Memberships(pages)
                        .read(new RegistrationId(UUID.randomUUID()), LIST, MembershipQuery.EVERYBODY, member -> {}))
                .hasMessage("PLATFORM_FAILED course.roster-without-end");
        assertThat(page[0]).isEqualTo(101);
    }

    private List<Listed> read(String page) {
        List<Member> members = new ArrayList<>();
        memberships(page).read(new RegistrationId(UUID.randomUUID()), LIST, MembershipQuery.EVERYBODY, members::add);
        return members.stream().flatMap(member -> Listed.of(member).stream()).toList();
    }

    private Memberships memberships(String page) {
        return new Memberships(new ServicePages(
                (registration, call) -> {
                    calls.add(call);
                    return new OutboundAnswer(200, "", new HttpHeaders(), page);
                },
                Clock.system(ZoneOffset.UTC)));
    }
}
