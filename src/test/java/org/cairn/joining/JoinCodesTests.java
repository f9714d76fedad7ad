package org.cairn.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cairn.audit.AuditLog;
import org.cairn.course.JoinedPersons;
import org.cairn.joining.Typed.Fault;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JoinCodesTests {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aCodeCarriedFromOneSideToTheOtherAndAgreedToMakesThemOne(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            JoinCodes codes = rules.the(JoinCodes.class);
            Visitor first = learner(rules);
            Visitor second = learner(rules);
            String code = codes.show(first);
            assertThat(code).matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");

            assertThat(codes.look(second, code)).isEqualTo(new Typed.Right(first.person()));
            assertThat(codes.confirm(second, code.toLowerCase(Locale.ROOT).replace("-", " ")))
                    .isEqualTo(new Typed.Right(first.person()));
            assertThat(areOne(rules, first, second))
                    .as("not before the first side agrees")
                    .isFalse();
            assertThat(codes.waitingFor(first)).contains(second.person());
            assertThat(codes.waitsFor(second)).contains(first.person());

            codes.agree(first, second.person());

            assertThat(areOne(rules, first, second)).isTrue();
            assertThat(codes.waitingFor(first)).isEmpty();
            assertThat(codes.waitsFor(second)).isEmpty();
            assertThat(codes.look(learner(rules), code)).isEqualTo(new Typed.Faulty(Fault.USED));
            assertThat(audited(rules, "PERSONS_JOINED")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoeverTalkedSomebodyOutOfACodeGetsNothingWhereTheyRefuse(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            JoinCodes codes = rules.the(JoinCodes.class);
            Visitor victim = learner(rules);
            Visitor thief = learner(rules);
            String code = codes.show(victim);
            codes.confirm(thief, code);

            assertRefused(() -> codes.agree(victim, new PersonId(UUID.randomUUID())));
            codes.refuse(victim, thief.person());

            assertThat(areOne(rules, victim, thief)).isFalse();
            assertRefused(() -> codes.agree(victim, thief.person()));
            assertRefused(() -> codes.agree(thief, victim.person()));
            assertThat(codes.look(thief, code)).isEqualTo(new Typed.Faulty(Fault.USED));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void eachCodeThatServesForNothingIsToldApart(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            JoinCodes codes = rules.the(JoinCodes.class);
            Visitor first = learner(rules);
            Visitor second = learner(rules);
            String replaced = codes.show(first);
            String code = codes.show(first);

            assertThat(codes.look(second, replaced)).isEqualTo(new Typed.Faulty(Fault.WRONG));
            assertThat(codes.look(second, "not a code")).isEqualTo(new Typed.Faulty(Fault.WRONG));
            assertThat(codes.look(second, null)).isEqualTo(new Typed.Faulty(Fault.WRONG));
            assertThat(codes.look(first, code)).isEqualTo(new Typed.Faulty(Fault.OWN));
            assertThat(codes.look(of(new InstitutionId(UUID.randomUUID()), second), code))
                    .isEqualTo(new Typed.Faulty(Fault.ANOTHER_INSTITUTION));
            over(rules, first);
            assertThat(codes.look(second, code)).isEqualTo(new Typed.Faulty(Fault.LATE));
            assertThat(codes.confirm(second, code)).isEqualTo(new Typed.Faulty(Fault.LATE));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasTypedIsAgreedToWithinAQuarterOfAnHourOrNotAtAll(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            JoinCodes codes = rules.the(JoinCodes.class);
            Visitor first = learner(rules);
            Visitor second = learner(rules);
            codes.confirm(second, codes.show(first));
            over(rules, first);

            assertThat(codes.waitingFor(first)).isEmpty();
            assertRefused(() -> codes.agree(first, second.person()));
            assertThat(areOne(rules, first, second)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoeverTypesTooOftenWaits(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            JoinCodes codes = rules.the(JoinCodes.class);
            Visitor first = learner(rules);
            Visitor guessing = learner(rules);
            String code = codes.show(first);
            IntStream.range(0, JoinCodes.MOST_ATTEMPTS).forEach(n -> codes.look(guessing, "0000-0000-000" + n % 10));

            assertThat(codes.look(guessing, code)).isEqualTo(new Typed.Faulty(Fault.TOO_OFTEN));
            assertThat(codes.look(learner(rules), code)).isEqualTo(new Typed.Right(first.person()));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoIsOneAlreadyIsToldSoAndACodeIsNeverKept(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            JoinCodes codes = rules.the(JoinCodes.class);
            Visitor first = learner(rules);
            Visitor second = learner(rules);
            codes.confirm(second, codes.show(first));
            codes.agree(first, second.person());

            String code = codes.show(first);

            assertThat(codes.look(second, code)).isEqualTo(new Typed.Faulty(Fault.ONE_ALREADY));
            assertThat(rules.jdbc()
                            .sql("SELECT hash FROM join_code WHERE person_id = :person")
                            .param("person", first.person().value())
                            .query(String.class)
                            .single())
                    .doesNotContain(code, code.replace("-", ""));
        }
    }

    @Test
    void aCodeIsReadAsItIsHeardAndHidesItself() {
        JoinCode code = new JoinCode("7GQ091XK14TD");
        assertThat(JoinCode.typed(" 7gqo – 9lxk – i4td ")).contains(code);
        assertThat(JoinCode.typed("7GQ0-91XK-14T")).isEmpty();
        assertThat(JoinCode.typed("7GQ0-91XK-14TU")).isEmpty();
        assertThat(JoinCode.typed("0".repeat(10_000))).isEmpty();
        assertThat(code.shown()).isEqualTo("7GQ0-91XK-14TD");
        assertThat(code).asString().doesNotContain("7GQ0");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("joining.nothing-to-agree"));
    }

    private static boolean areOne(Rules rules, Visitor one, Visitor other) {
        return rules.the(JoinedPersons.class).areOne(one.person(), other.person());
    }

    private static void over(Rules rules, Visitor learner) {
        rules.jdbc()
                .sql("UPDATE join_code SET ends_at = :then WHERE person_id = :person")
                .param("then", Rules.NOW.atOffset(ZoneOffset.UTC))
                .param("person", learner.person().value())
                .update();
    }

    private static int audited(Rules rules, String action) {
        return rules.the(AuditLog.class)
                .count(new AuditLog.Query(rules.institution(), action, null, Instant.EPOCH, Rules.NOW.plusSeconds(1)));
    }

    private static Visitor learner(Rules rules) {
        CourseId course = rules.course("Course " + UUID.randomUUID());
        return new Visitor(
                new LaunchId(UUID.randomUUID()),
                rules.institution(),
                course,
                rules.learner(course),
                Set.of(Role.LEARNER),
                Locale.CANADA);
    }

    private static Visitor of(InstitutionId institution, Visitor like) {
        return new Visitor(like.launch(), institution, like.course(), like.person(), like.roles(), like.locale());
    }
}
