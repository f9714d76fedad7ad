package org.cairn.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Refusal;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class JoinedPersonsTests {

    private static final Instant NOW = Instant.parse("2026-03-14T21:32:00Z");
    private static final String REASON = "They are brother and sister.";

    private final List<Object> published = new ArrayList<>();
    private final UUID registrar = UUID.randomUUID();

    private JdbcClient jdbc;
    private JoinedPersons joined;
    private InstitutionId college;

    private void given(TestDatabase database) {
        DataSource source = database.fresh();
        jdbc = JdbcClient.create(source);
        joined = new JoinedPersons(
                new JoinTable(jdbc), new KeptPersons(jdbc), published::add, Clock.fixed(NOW, ZoneOffset.UTC));
        college = institution();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everybodyStandsForThemselvesUntilAProofSaysElse(TestDatabase database) {
        given(database);
        PersonId first = person(college, 1);
        PersonId second = person(college, 2);
        assertThat(joined.keepers(List.of(first, second)))
                .containsEntry(first, first)
                .containsEntry(second, second);
        assertThat(joined.all(first)).containsExactly(first);
        assertThat(joined.keepers(List.of())).isEmpty();

        joined.join(second, first, JoinProof.code(second));

        assertThat(joined.keeper(second))
                .as("whoever was known first stands for both")
                .isEqualTo(first);
        assertThat(joined.all(second)).containsExactlyInAnyOrder(first, second);
        assertThat(joined.areOne(first, second)).isTrue();
        assertThat(published).singleElement().isInstanceOf(PersonsJoining.class);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void twoAreJoinedOnceWhicheverOfThemComesFirst(TestDatabase database) {
        given(database);
        PersonId first = person(college, 1);
        PersonId second = person(college, 2);

        assertThat(joined.join(first, second, JoinProof.registrar(registrar))).isPresent();
        assertThat(joined.join(second, first, JoinProof.registrar(registrar))).isEmpty();

        assertThat(joined.count(college)).isEqualTo(1);
        assertThat(published).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aChainHasOneKeeperAndFallsApartWhereItIsParted(TestDatabase database) {
        given(database);
        PersonId eldest = person(college, 1);
        PersonId middle = person(college, 2);
        PersonId youngest = person(college, 3);
        joined.join(middle, youngest, JoinProof.registrar(registrar));
        Joined link =
                joined.join(middle, eldest, JoinProof.registrar(registrar)).orElseThrow();
        assertThat(joined.keepers(List.of(eldest, middle, youngest)).values()).containsOnly(eldest);

        joined.part(college, link.id(), registrar, REASON);

        assertThat(joined.keeper(eldest)).isEqualTo(eldest);
        assertThat(joined.keepers(List.of(middle, youngest)).values()).containsOnly(middle);
        assertThat(joined.all(youngest)).containsExactlyInAnyOrder(middle, youngest);
        assertThat(joined.find(college, link.id()).parted()).isEqualTo(new Joined.Parted(registrar, NOW, REASON));
        assertRefused(() -> joined.part(college, link.id(), registrar, REASON), "course.parted-already");
        assertThat(joined.join(eldest, middle, JoinProof.registrar(registrar)))
                .as("who was parted can be joined again")
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aRingHoldsWhereOneOfItsProofsIsTakenAway(TestDatabase database) {
        given(database);
        PersonId one = person(college, 1);
        PersonId two = person(college, 2);
        PersonId three = person(college, 3);
        Joined link = joined.join(one, two, JoinProof.registrar(registrar)).orElseThrow();
        joined.join(two, three, JoinProof.registrar(registrar));
        joined.join(three, one, JoinProof.registrar(registrar));

        joined.part(college, link.id(), registrar, REASON);

        assertThat(joined.keepers(List.of(one, two, three)).values()).containsOnly(one);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nobodyIsJoinedToThemselvesToNobodyOrAcrossInstitutions(TestDatabase database) {
        given(database);
        PersonId here = person(college, 1);
        PersonId there = person(institution(), 1);

        assertRefused(() -> joined.join(here, here, JoinProof.registrar(registrar)), "course.same-person");
        assertRefused(() -> joined.join(here, there, JoinProof.registrar(registrar)), "course.another-institution");
        assertRefused(
                () -> joined.join(here, new PersonId(UUID.randomUUID()), JoinProof.registrar(registrar)),
                "course.unknown-person");
        assertRefused(() -> joined.find(college, UUID.randomUUID()), "course.unknown-person");
        assertThatThrownBy(() -> jdbc.sql("UPDATE person SET keeper_id = :there WHERE id = :here")
                        .param("there", there.value())
                        .param("here", here.value())
                        .update())
                .as("the database refuses it as well")
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(published).isEmpty();
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable what, String key) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    private InstitutionId institution() {
        UUID id = UUID.randomUUID();
        jdbc.sql("INSERT INTO institution (id, name_en, created_at) VALUES (:id, 'College', :now)")
                .param("id", id)
                .param("now", NOW.atOffset(ZoneOffset.UTC))
                .update();
        return new InstitutionId(id);
    }

    private PersonId person(InstitutionId institution, int day) {
        UUID id = UUID.randomUUID();
        jdbc.sql("INSERT INTO person (id, institution_id, keeper_id, created_at) VALUES (:id, :institution, :id, :at)")
                .param("id", id)
                .param("institution", institution.value())
                .param("at", NOW.plusSeconds(86_400L * day).atOffset(ZoneOffset.UTC))
                .update();
        return new PersonId(id);
    }
}
