package org.cairn.joining;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cairn.course.JoinProof;
import org.cairn.course.JoinedPersons;
import org.cairn.joining.CodeTable.Row;
import org.cairn.joining.CodeTable.State;
import org.cairn.joining.Typed.Fault;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A learner proves that they are two persons: launched as one they show a code, launched as the other they type it, and as the
 * first they agree once they have seen who typed it. A code that was talked out of somebody joins nothing by itself.
 */
@Service
public class JoinCodes {

    /** How long a code can be typed, and then how long it can be agreed to. */
    public static final Duration WITHIN = Duration.ofMinutes(15);

    /** How often one person can type codes within that time, to see whose it is and to say that it is right. */
    static final int MOST_ATTEMPTS = 10;

    private final CodeTable codes;
    private final JoinedPersons joined;
    private final SecureRandom chance;
    private final Clock clock;

    JoinCodes(CodeTable codes, JoinedPersons joined, SecureRandom chance, Clock clock) {
        this.codes = codes;
        this.joined = joined;
        this.chance = chance;
        this.clock = clock;
    }

    /** A new code, seen this once: only its hash is kept. The one before can no longer be used. */
    @Transactional
    public String show(Visitor learner) {
        PersonId person = learner.mustLearn().person();
        JoinCode code = JoinCode.random(chance);
        codes.show(person, learner.institution(), code.hash(), clock.instant().plus(WITHIN));
        return code.shown();
    }

    /** Whose code it is, before anything comes of it. */
    public Typed look(Visitor learner, @Nullable String typed) {
        Instant now = clock.instant();
        if (!codes.mayTry(learner.mustLearn().person(), now, now.minus(WITHIN), MOST_ATTEMPTS)) {
            return new Typed.Faulty(Fault.TOO_OFTEN);
        }
        return JoinCode.typed(typed)
                .flatMap(code -> codes.find(code.hash()))
                .map(row -> judge(learner, row, now))
                .orElse(new Typed.Faulty(Fault.WRONG));
    }

    private Typed judge(Visitor learner, Row row, Instant now) {
        Fault fault = null;
        if (!row.institution().equals(learner.institution())) {
            fault = Fault.ANOTHER_INSTITUTION;
        } else if (row.person().equals(learner.person())) {
            fault = Fault.OWN;
        } else if (row.state() != State.SHOWN) {
            fault = Fault.USED;
        } else if (!row.endsAt().isAfter(now)) {
            fault = Fault.LATE;
        } else if (joined.areOne(row.person(), learner.person())) {
            fault = Fault.ONE_ALREADY;
        }
        return fault == null ? new Typed.Right(row.person()) : new Typed.Faulty(fault);
    }

    /** Says that it is right; whoever has shown it is to agree. */
    public Typed confirm(Visitor learner, @Nullable String typed) {
        Typed looked = look(learner, typed);
        Instant now = clock.instant();
        boolean lost = looked instanceof Typed.Right
                && !codes.type(JoinCode.typed(typed).orElseThrow().hash(), learner.person(), now, now.plus(WITHIN));
        return lost ? new Typed.Faulty(Fault.USED) : looked;
    }

    /** Who has typed the code that this learner showed, and waits for their answer. */
    public Optional<PersonId> waitingFor(Visitor learner) {
        return codes.of(learner.mustLearn().person())
                .filter(row -> row.state() == State.TYPED && row.endsAt().isAfter(clock.instant()))
                .map(Row::typedBy);
    }

    /** Whose answer this learner waits for, having typed their code. */
    public Optional<PersonId> waitsFor(Visitor learner) {
        return codes.typedBy(learner.mustLearn().person())
                .filter(row -> row.state() == State.TYPED && row.endsAt().isAfter(clock.instant()))
                .map(Row::person);
    }

    /**
     * Joins them.
     *
     * @param seen who has typed the code, as the learner saw it
     * @throws Refusal CONFLICT where somebody else has, it was answered already or is over
     */
    @Transactional
    public void agree(Visitor learner, PersonId seen) {
        answer(learner, seen, State.JOINED);
        joined.join(learner.person(), seen, JoinProof.code(learner.person()));
    }

    /** @throws Refusal as for agreeing */
    @Transactional
    public void refuse(Visitor learner, PersonId seen) {
        answer(learner, seen, State.REFUSED);
    }

    private void answer(Visitor learner, PersonId seen, State answer) {
        if (!codes.answer(learner.mustLearn().person(), seen, answer, clock.instant())) {
            throw new Refusal(Problem.CONFLICT, "joining.nothing-to-agree");
        }
    }
}
