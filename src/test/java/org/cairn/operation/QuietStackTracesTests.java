package org.cairn.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** What is logged of a failure says where it was, and never whom it was about. */
class QuietStackTracesTests {

    private static final String SOMEBODY = "amelie.tremblay@college.example";

    private final QuietStackTraces traces = new QuietStackTraces();

    @Test
    void aDatabaseThatQuotesARowIsNotQuoted() {
        String logged = traces.printStackTraceToString(new DuplicateKeyException(
                "INSERT … " + SOMEBODY, new SQLException("Key (address)=(" + SOMEBODY + ") already exists", "23505")));

        assertThat(logged)
                .doesNotContain(SOMEBODY, "INSERT")
                .contains("DuplicateKeyException\n", "Caused by: java.sql.SQLException: SQLSTATE 23505", "\tat ")
                .contains(getClass().getName());
    }

    @Test
    void whatHelpsAndQuotesNobodyIsShown() {
        assertThat(traces.printStackTraceToString(
                        new IllegalStateException("no " + SOMEBODY, new ConnectException("Connection refused"))))
                .doesNotContain(SOMEBODY)
                .contains("Caused by: java.net.ConnectException: Connection refused");
        assertThat(traces.printStackTraceToString(new SQLException("too many clients already", "53300")))
                .contains("too many clients already");
        assertThat(traces.printStackTraceToString(new Refusal(Problem.CONFLICT, "award.stale", SOMEBODY)))
                .contains("CONFLICT award.stale")
                .doesNotContain(SOMEBODY);
    }

    @Test
    void aCircleOfCausesEnds() {
        Exception one = new Exception("a");
        one.initCause(new Exception("b", one));

        assertThat(traces.printStackTraceToString(one)).hasLineCount(2 + frames(one) + frames(one.getCause()));
    }

    private static int frames(Throwable failure) {
        return Math.min(failure.getStackTrace().length, 60);
    }
}
