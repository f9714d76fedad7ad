package org.cairn.joining.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.course.JoinedPersons;
import org.cairn.course.PlatformPerson;
import org.cairn.course.PlatformPersons;
import org.cairn.joining.JoinCodes;
import org.cairn.joining.Typed;
import org.cairn.platform.Platforms;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JoiningPagesTests {

    private static final String EVIL = "\"><script>alert(1)</script>";
    private static final List<Locale> BOTH = List.of(Locale.CANADA, Locale.CANADA_FRENCH);
    private static final PersonId HERE = new PersonId(UUID.randomUUID());
    private static final PersonId THERE = new PersonId(UUID.randomUUID());

    private final JoinCodes codes = mock(JoinCodes.class);
    private final JoinedPersons joined = mock(JoinedPersons.class);
    private final PlatformPersons persons = mock(PlatformPersons.class);
    private final Map<PersonId, PlatformPerson> known = Map.of(
            HERE, person(HERE, "here-81f02", Optional.empty(), List.of()),
            THERE, person(THERE, "there-1", Optional.of("Noémie " + EVIL), List.of("Working at heights", EVIL)));

    @BeforeEach
    void people() {
        when(joined.all(any())).thenAnswer(asked -> Set.of(asked.<PersonId>getArgument(0)));
        when(persons.of(any()))
                .thenAnswer(asked -> asked.<Collection<PersonId>>getArgument(0).stream()
                        .flatMap(person -> Stream.ofNullable(known.get(person)))
                        .toList());
    }

    @Test
    void bothSidesAreOfferedInBothLanguages() {
        for (Locale locale : BOTH) {
            assertThat(desk(locale).get("/joining"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("/joining/code", "/joining/typed", "-81f02")
                    .doesNotContain("??", "/joining/agree");
        }
    }

    @Test
    void aCodeIsShownOnceAndSaysHowLongItServes() {
        when(codes.show(any())).thenReturn("7GQ2-91XK-M4TD");
        for (Locale locale : BOTH) {
            assertThat(desk(locale).post("/joining/code"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("7GQ2-91XK-M4TD", "15 minutes")
                    .doesNotContain("??");
        }
        assertThat(desk(Locale.CANADA).get("/joining")).bodyText().doesNotContain("7GQ2");
    }

    @Test
    void whoTypesARightCodeSeesWhomTheyWouldBeOneWith() {
        when(codes.look(any(), any())).thenReturn(new Typed.Right(THERE));
        for (Locale locale : BOTH) {
            assertThat(desk(locale).post("/joining/typed", "code", "7GQ2-91XK-M4TD"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Noémie", "Working at heights", "/joining/confirm", "7GQ2-91XK-M4TD")
                    .doesNotContain("??", "<script>alert");
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachFaultIsSaidAtTheField(Typed.Fault fault) {
        when(codes.look(any(), any())).thenReturn(new Typed.Faulty(fault));
        for (Locale locale : BOTH) {
            assertThat(desk(locale).post("/joining/typed", "code", EVIL))
                    .hasStatus(fault == Typed.Fault.TOO_OFTEN ? 429 : 422)
                    .bodyText()
                    .contains("aria-invalid=\"true\"", "code-error")
                    .doesNotContain("??", "<script>alert", "Noémie");
        }
    }

    @Test
    void whatIsConfirmedWaitsForTheOtherSide() {
        when(codes.confirm(any(), any())).thenReturn(new Typed.Right(THERE));
        when(codes.waitsFor(any())).thenReturn(Optional.of(THERE));
        Desk desk = desk(Locale.CANADA);
        assertThat(desk.post("/joining/confirm", "code", "7GQ2-91XK-M4TD"))
                .hasStatus(302)
                .hasRedirectedUrl(desk.at("/joining"));
        for (Locale locale : BOTH) {
            assertThat(desk(locale).get("/joining"))
                    .bodyText()
                    .contains("Noémie")
                    .doesNotContain("??");
        }
    }

    @Test
    void theFirstSideSeesWhoHasTypedTheCodeAndAgreesOrRefuses() {
        when(codes.waitingFor(any())).thenReturn(Optional.of(THERE));
        for (Locale locale : BOTH) {
            assertThat(desk(locale).get("/joining"))
                    .bodyText()
                    .contains("Noémie", "/joining/agree", "/joining/refuse", THERE.toString())
                    .doesNotContain("??", "<script>alert");
        }
        assertThat(desk(Locale.CANADA).post("/joining/agree", "person", THERE.toString()))
                .hasStatus(302);
        verify(codes).agree(any(), org.mockito.ArgumentMatchers.eq(THERE));
        assertThat(desk(Locale.CANADA).post("/joining/refuse", "person", THERE.toString()))
                .hasStatus(302);
        verify(codes).refuse(any(), org.mockito.ArgumentMatchers.eq(THERE));
    }

    @Test
    void somebodyElseThanWasSeenIsNotAgreedTo() {
        org.mockito.Mockito.doThrow(new Refusal(Problem.CONFLICT, "joining.nothing-to-agree"))
                .when(codes)
                .agree(any(), any());
        assertThat(desk(Locale.CANADA).post("/joining/agree", "person", THERE.toString()))
                .hasStatus(409);
    }

    private static PlatformPerson person(PersonId id, String subject, Optional<String> name, List<String> courses) {
        return new PlatformPerson(id, new RegistrationId(UUID.randomUUID()), subject, name, courses);
    }

    private Desk desk(Locale locale) {
        Visitor visitor = new Visitor(
                new LaunchId(UUID.randomUUID()),
                new InstitutionId(UUID.randomUUID()),
                new CourseId(UUID.randomUUID()),
                HERE,
                Set.of(Role.LEARNER),
                locale);
        return new Desk(visitor, new JoiningController(codes, joined, new Identities(persons, mock(Platforms.class))));
    }
}
