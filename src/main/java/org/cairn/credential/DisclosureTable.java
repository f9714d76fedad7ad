package org.cairn.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cairn.award.AwardId;
import org.cairn.credential.disclosure.About;
import org.cairn.credential.disclosure.Disclosure;
import org.cairn.credential.disclosure.SharedEvidence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code credential_disclosure} and {@code credential_evidence}. */
@Repository
class DisclosureTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    DisclosureTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Disclosure of(AwardId award) {
        return of(List.of(award)).getOrDefault(award, Disclosure.NONE);
    }

    /** Of the few among these whose owners have disclosed something. */
    Map<AwardId, Disclosure> of(Collection<AwardId> awards) {
        Map<AwardId, About> about = new HashMap<>();
        Map<AwardId, List<SharedEvidence>> evidence = new HashMap<>();
        List<UUID> ids = awards.stream().map(AwardId::value).toList();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            SELECT award_id, subject, identity_hash, salt, did FROM credential_disclosure
                            WHERE award_id IN (:awards)
                            """).param("awards", ids).query(row -> {
                about.put(new AwardId(row.getObject("award_id", UUID.class)), about(row));
            });
        }
        if (!about.isEmpty()) {
            readEvidence(about.keySet(), evidence);
        }
        Map<AwardId, Disclosure> all = new HashMap<>();
        about.forEach((award, who) -> all.put(award, new Disclosure(who, evidence.getOrDefault(award, List.of()))));
        return all;
    }

    private void readEvidence(Collection<AwardId> awards, Map<AwardId, List<SharedEvidence>> evidence) {
        jdbc.sql("""
                        SELECT award_id, name, narrative, address FROM credential_evidence
                        WHERE award_id IN (:awards) ORDER BY award_id, position
                        """)
                .param("awards", awards.stream().map(AwardId::value).toList())
                .query(row -> {
                    evidence.computeIfAbsent(
                                    new AwardId(row.getObject("award_id", UUID.class)), award -> new ArrayList<>())
                            .add(new SharedEvidence(
                                    row.getString("name"), row.getString("narrative"), row.getString("address")));
                });
    }

    /** In place of what was there. */
    void put(AwardId award, Disclosure disclosure) {
        jdbc.sql("DELETE FROM credential_disclosure WHERE award_id = :award")
                .param("award", award.value())
                .update();
        if (!disclosure.isNothing()) {
            add(award, disclosure.about());
            IntStream.range(0, disclosure.evidence().size())
                    .forEach(i -> add(award, i, disclosure.evidence().get(i)));
        }
    }

    private void add(AwardId award, About about) {
        About.@Nullable HashedEmail email = about instanceof About.HashedEmail hashed ? hashed : null;
        jdbc.sql("""
                        INSERT INTO credential_disclosure (award_id, subject, identity_hash, salt, did, changed_at)
                        VALUES (:award, :subject, :hash, :salt, :did, :now)
                        """)
                .param("award", award.value())
                .param("subject", email != null ? "EMAIL" : about instanceof About.Did ? "DID" : "NUMBER")
                .param("hash", email == null ? null : email.hash())
                .param("salt", email == null ? null : email.salt())
                .param("did", about instanceof About.Did did ? did.value() : null)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void add(AwardId award, int position, SharedEvidence evidence) {
        jdbc.sql("""
                        INSERT INTO credential_evidence (award_id, position, name, narrative, address)
                        VALUES (:award, :position, :name, :narrative, :address)
                        """)
                .param("award", award.value())
                .param("position", position)
                .param("name", evidence.name())
                .param("narrative", evidence.narrative())
                .param("address", evidence.address())
                .update();
    }

    private static About about(ResultSet row) throws SQLException {
        return switch (row.getString("subject")) {
            case "EMAIL" ->
                new About.HashedEmail(
                        Objects.requireNonNull(row.getString("identity_hash")),
                        Objects.requireNonNull(row.getString("salt")));
            case "DID" -> new About.Did(Objects.requireNonNull(row.getString("did")));
            default -> new About.Nobody();
        };
    }
}
