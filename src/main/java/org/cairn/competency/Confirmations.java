package org.cairn.competency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has confirmed which competency. What was confirmed stays, whatever becomes of the competency. */
@Service
public class Confirmations {

    private final JdbcClient jdbc;
    private final Frameworks frameworks;
    private final Library library;
    private final Clock clock;

    Confirmations(JdbcClient jdbc, Frameworks frameworks, Library library, Clock clock) {
        this.jdbc = jdbc;
        this.frameworks = frameworks;
        this.library = library;
        this.clock = clock;
    }

    /** Newest first. */
    public List<Confirmation> of(Visitor instructor, FrameworkId framework, CompetencyId competency) {
        library.entry(instructor, framework, competency);
        return jdbc.sql("""
                        SELECT revision, partner, partner_role, method, demand_confirmed, reflects_job, signed_by,
                               signed_on, valid_until, document
                          FROM competency_validation
                         WHERE framework_id = :framework AND competency_id = :competency
                         ORDER BY signed_on DESC, added_at DESC, id
                        """)
                .param("framework", framework.value())
                .param("competency", competency.value())
                .query(Confirmations::row)
                .list();
    }

    /**
     * Notes what a partner has confirmed of the competency as it is now.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN where the framework was made in another course, CONFLICT where the competency has
     *     changed since it was looked at
     */
    @Transactional
    public void add(Visitor instructor, FrameworkId framework, CompetencyId competency, Confirmation confirmation) {
        frameworks.mustChange(instructor, framework);
        if (library.entry(instructor, framework, competency).revision() != confirmation.revision()) {
            throw new Refusal(Problem.CONFLICT, "competency.validation-outdated");
        }
        jdbc.sql("""
                        INSERT INTO competency_validation
                          (framework_id, competency_id, id, revision, partner, partner_role, method, demand_confirmed,
                           reflects_job, signed_by, signed_on, valid_until, document, person_id, added_at)
                        VALUES (:framework, :competency, :id, :revision, :partner, :kind, :method, :demand,
                                :job, :by, :on, :until, :document, :person, :now)
                        """)
                .param("framework", framework.value())
                .param("competency", competency.value())
                .param("id", UUID.randomUUID())
                .param("revision", confirmation.revision())
                .param("partner", confirmation.partner())
                .param("kind", confirmation.kind().name())
                .param("method", confirmation.method())
                .param("demand", confirmation.demandConfirmed())
                .param("job", confirmation.reflectsJob())
                .param("by", confirmation.signedBy())
                .param("on", confirmation.signedOn())
                .param("until", confirmation.validUntil())
                .param("document", confirmation.document())
                .param("person", instructor.person().value())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private static Confirmation row(ResultSet row, int number) throws SQLException {
        return new Confirmation(
                row.getInt("revision"),
                row.getString("partner"),
                Confirmation.Kind.valueOf(row.getString("partner_role")),
                row.getString("method"),
                row.getBoolean("demand_confirmed"),
                row.getBoolean("reflects_job"),
                row.getString("signed_by"),
                row.getObject("signed_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getString("document"));
    }
}
