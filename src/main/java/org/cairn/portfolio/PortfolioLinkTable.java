package org.cairn.portfolio;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.cairn.letter.AddressHash;
import org.cairn.shared.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links that were sent and have not served yet. */
@Repository
class PortfolioLinkTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    PortfolioLinkTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(String code, AddressHash address, Duration lifetime) {
        jdbc.sql("INSERT INTO portfolio_link (code_hash, address_hash, ends_at) VALUES (:code, :address, :ends)")
                .param("code", Secrets.hash(code))
                .param("address", address.value())
                .param("ends", OffsetDateTime.now(clock).plus(lifetime))
                .update();
    }

    Optional<AddressHash> find(String code) {
        return jdbc.sql("SELECT address_hash FROM portfolio_link WHERE code_hash = :code AND ends_at > :now")
                .param("code", Secrets.hash(code))
                .param("now", OffsetDateTime.now(clock))
                .query((row, n) -> new AddressHash(row.getString("address_hash")))
                .optional();
    }

    /** Whoever takes it first has it. @return 0 where somebody else was first */
    int take(String code) {
        return jdbc.sql("DELETE FROM portfolio_link WHERE code_hash = :code")
                .param("code", Secrets.hash(code))
                .update();
    }

    int count(AddressHash address) {
        return jdbc.sql("SELECT count(*) FROM portfolio_link WHERE address_hash = :address AND ends_at > :now")
                .param("address", address.value())
                .param("now", OffsetDateTime.now(clock))
                .query(Integer.class)
                .single();
    }

    int forgetOld() {
        return jdbc.sql("DELETE FROM portfolio_link WHERE ends_at <= :now")
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
