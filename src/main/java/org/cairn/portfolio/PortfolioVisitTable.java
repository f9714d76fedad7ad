package org.cairn.portfolio;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.cairn.letter.AddressHash;
import org.cairn.shared.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Visits that have not ended: half an hour after the last page, four hours after the first. */
@Repository
class PortfolioVisitTable {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(4);

    /** What a page more would move the end by is not written down each time. */
    private static final Duration ROUGHLY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    PortfolioVisitTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(String token, PortfolioVisit visit) {
        jdbc.sql("""
                        INSERT INTO portfolio_visit (token_hash, address_hash, language, opened_at, seen_at)
                        VALUES (:token, :address, :language, :now, :now)""")
                .param("token", Secrets.hash(token))
                .param("address", visit.address().value())
                .param("language", visit.language().toLanguageTag())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    Optional<PortfolioVisit> find(String token) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        SELECT address_hash, language FROM portfolio_visit
                         WHERE token_hash = :token AND seen_at > :idle AND opened_at > :longest""")
                .param("token", Secrets.hash(token))
                .param("idle", now.minus(IDLE))
                .param("longest", now.minus(LONGEST))
                .query((row, n) -> new PortfolioVisit(
                        new AddressHash(row.getString("address_hash")),
                        Locale.forLanguageTag(row.getString("language"))))
                .optional();
    }

    void seen(String token) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("UPDATE portfolio_visit SET seen_at = :now WHERE token_hash = :token AND seen_at < :before")
                .param("now", now)
                .param("token", Secrets.hash(token))
                .param("before", now.minus(ROUGHLY))
                .update();
    }

    void speak(String token, Locale language) {
        jdbc.sql("UPDATE portfolio_visit SET language = :language WHERE token_hash = :token")
                .param("language", language.toLanguageTag())
                .param("token", Secrets.hash(token))
                .update();
    }

    void remove(String token) {
        jdbc.sql("DELETE FROM portfolio_visit WHERE token_hash = :token")
                .param("token", Secrets.hash(token))
                .update();
    }

    int forgetOld() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("DELETE FROM portfolio_visit WHERE seen_at <= :idle")
                .param("idle", now.minus(IDLE))
                .update();
    }
}
