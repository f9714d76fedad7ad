package org.cairn.credential.endorsement;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.cairn.credential.keys.KeyHouse;
import org.cairn.microcredential.InvitationId;
import org.cairn.microcredential.LastWords;
import org.cairn.microcredential.LastWords.Word;
import org.cairn.microcredential.Partner;
import org.cairn.microcredential.Validation;
import org.cairn.shared.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Endorsements over a real database, and partners who say what a test has them say. */
public class EndorsementHouse {

    public final Endorsements endorsements;

    private final LastWords lastWords = mock(LastWords.class);
    private final Map<String, Word> said = new LinkedHashMap<>();
    private final Clock clock;

    public EndorsementHouse(DataSource source, KeyHouse keys, MessageSource words, Clock clock) {
        this.clock = clock;
        JdbcClient jdbc = JdbcClient.create(source);
        endorsements = new Endorsements(
                lastWords,
                new Endorsers(jdbc, clock),
                new EndorsementTable(jdbc, clock),
                new EndorsementWriter(
                        keys.issuers, keys.addresses, words, new PublicAddress("https://cairn.example.edu"), clock),
                keys.issuers,
                new TransactionTemplate(new JdbcTransactionManager(source)),
                clock);
        when(lastWords.of(any())).thenAnswer(call -> List.copyOf(said.values()));
    }

    /** What the partner says from now on, for a year. */
    public void says(String partner, boolean yes, @Nullable String statement) {
        said.put(partner, word(partner, yes, statement, clock.instant()));
    }

    public static Word word(String partner, String statement, Instant now) {
        return word(partner, true, statement, now);
    }

    private static Word word(String partner, boolean yes, @Nullable String statement, Instant now) {
        return new Word(
                new InvitationId(UUID.randomUUID()),
                new Validation(
                        partner,
                        Partner.Kind.EMPLOYER,
                        "0".repeat(64),
                        yes,
                        true,
                        null,
                        "Not for others",
                        true,
                        statement,
                        "A. Signatory",
                        "Director",
                        now,
                        LocalDate.ofInstant(now, ZoneOffset.UTC).plusYears(1)));
    }
}
