package org.cairn.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import javax.sql.DataSource;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.Evidence;
import org.cairn.attainment.LearnersMaps;
import org.cairn.attainment.MapMove;
import org.cairn.attainment.MapMoves;
import org.cairn.attainment.ThresholdsMet;
import org.cairn.competency.Competency;
import org.cairn.course.Roster;
import org.cairn.gradebook.LineItem;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AwardTests {

    private static final int THREADS = 64;
    private static final String REASON = "The grade had been entered for somebody else.";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void sixtyFourThreadsAtOnceMakeOneAward(TestDatabase database) throws Exception {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId learner = story.ready();
            Evidence evidence = story.evidence(learner);

            story.atOnce((issuing, n) -> issuing.issue(story.version, evidence));

            assertThat(story.count("award")).isEqualTo(1);
            assertThat(story.count("audit_event")).isEqualTo(1);
            AwardId id = AwardId.of(story.version.id(), learner, 1);
            assertThat(story.events).containsExactly(new AwardIssued(id));
            assertThat(story.awards.of(learner)).singleElement().satisfies(award -> {
                assertThat(award.id()).isEqualTo(id);
                assertThat(award.state()).isEqualTo(Award.State.ISSUED);
                assertThat(award.levels()).hasSize(3);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nobodyHoldsTwoVersionsOfOneMicrocredential(TestDatabase database) throws Exception {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            Evidence evidence = story.evidence(story.ready());
            MicrocredentialVersion second = story.secondVersion();

            story.atOnce((issuing, n) -> issuing.issue(n % 2 == 0 ? story.version : second, evidence));

            assertThat(story.count("award")).isEqualTo(1);
            assertThat(story.count("audit_event")).isEqualTo(1);
            assertThat(story.events).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoHoldsAnAwardKeepsItAndGetsNoOtherWhateverVersionTheyAreMovedTo(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId learner = story.ready();
            story.listener.on(story.met(learner));
            List<Award> before = story.awards.of(learner);
            CourseMap second = story.next();
            LearnersMaps maps = rules.the(LearnersMaps.class);
            assertThat(maps.of(second, learner).id()).isEqualTo(story.map.id());

            MapMoves moves = rules.the(MapMoves.class);
            String seen = moves.preview(story.instructor, second.id()).hash();
            moves.move(story.instructor, second.id(), MapMove.Whom.ALL, REASON, seen);

            ThresholdsMet again = new ThresholdsMet(second.id(), second.version(), story.course, learner);
            assertThat(rules.events(ThresholdsMet.class)).contains(again);
            story.listener.on(again);
            assertThat(story.awards.of(learner)).isEqualTo(before).hasSize(1);
            assertThat(second.version()).isNotEqualTo(story.version.id());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsHeardTwiceIsDecidedOnce(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId learner = story.ready();

            story.listener.on(story.met(learner));
            story.listener.on(story.met(learner));

            assertThat(story.awards.in(story.course)).hasSize(1);
            assertThat(story.events).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoeverHasLeftGetsNothing(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId gone = rules.learner(story.course, false);

            story.listener.on(story.met(gone));

            assertThat(story.count("award")).isZero();
            assertThat(story.events).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAwardGoesWithTheTransactionThatCausedIt(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            Evidence evidence = story.evidence(story.ready());

            story.transactions.executeWithoutResult(status -> {
                story.issuing.issue(story.version, evidence);
                status.setRollbackOnly();
            });

            assertThat(story.count("award")).isZero();
            assertThat(story.count("audit_event")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theSnapshotStaysWhatItWasAndTamperingIsNoticed(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId learner = story.ready();
            story.listener.on(story.met(learner));
            Award award = story.awards.of(learner).get(0);
            String frozen = story.awards.snapshot(award.id());
            assertThat(frozen).contains(story.version.id().toString(), "\"score\":45", "AUTOMATIC");

            // The grade falls to nothing, and is judged anew: the award says what was true when it was made.
            story.activities.forEach(activity -> rules.graded(activity, learner, "0"));
            story.attainments.evaluateNow(story.course);
            story.listener.on(story.met(learner));

            assertThat(story.awards.snapshot(award.id())).isEqualTo(frozen);
            assertThat(story.awards.find(award.id())).contains(award);

            story.jdbc
                    .sql("UPDATE award SET snapshot = REPLACE(snapshot, '\"score\":45', '\"score\":50')")
                    .update();
            assertThatThrownBy(() -> story.awards.snapshot(award.id()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not what was frozen");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAwardIsTakenBackOnceAndForGood(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId learner = story.ready();
            story.listener.on(story.met(learner));
            AwardId id = story.awards.of(learner).get(0).id();
            story.events.clear();

            assertThatThrownBy(() -> story.revoke(id, "because")).hasMessage("INVALID award.reason");
            assertThatThrownBy(() -> story.awards.revoke(rules.instructor(rules.course("OTHER")), id, REASON))
                    .hasMessage("NOT_FOUND award.unknown");
            story.revoke(id, REASON);

            assertThat(story.awards.find(id).map(Award::state)).contains(Award.State.REVOKED);
            assertThat(story.events).containsExactly(new AwardRevoked(id));
            assertThat(story.count("audit_event")).isEqualTo(2);
            assertThatThrownBy(() -> story.revoke(id, REASON)).hasMessage("CONFLICT award.revoked-already");
            assertThat(story.count("audit_event")).isEqualTo(2);
            story.listener.on(story.met(learner));
            assertThat(story.awards.of(learner))
                    .as("the rule alone does not give it again")
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theDatabaseItselfRefusesIllegalStates(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId learner = story.ready();
            story.listener.on(story.met(learner));
            AwardId id = story.awards.of(learner).get(0).id();

            refused(story, "UPDATE award SET active_key = NULL");
            refused(story, "UPDATE award SET state = 'REVOKED'");
            refused(story, "UPDATE award SET active_key = 'somebody else'");
            refused(story, "UPDATE award SET state = 'ERASED', active_key = NULL");
            story.revoke(id, REASON);
            refused(
                    story,
                    "UPDATE award SET state = 'ISSUED', active_key = CAST(microcredential_id AS VARCHAR(36))"
                            + " || ':' || CAST(person_id AS VARCHAR(36))");
            refused(
                    story,
                    "INSERT INTO award_revocation (award_id, state, reason, revoked_by, revoker_kind, revoked_at)"
                            + " SELECT award_id, state, reason, revoked_by, revoker_kind, revoked_at FROM award_revocation");
            refused(story, "DELETE FROM award");
        }
    }

    @Test
    void theIdIsTheSameForTheSameDecisionAndOfVersionFive() {
        VersionId version = new VersionId(UUID.fromString("6f1b1d3e-0a58-4a3c-9c6c-51f7e5a2b001"));
        PersonId person = new PersonId(UUID.fromString("0f0f5e2a-9a2b-4a57-8a3e-1d8b2f6ad002"));

        AwardId id = AwardId.of(version, person, 1);

        assertThat(id).isEqualTo(AwardId.of(version, person, 1)).isNotEqualTo(AwardId.of(version, person, 2));
        assertThat(id.value().version()).isEqualTo(5);
        assertThat(id.value().variant()).isEqualTo(2);
    }

    private static void refused(Story story, String sql) {
        assertThatThrownBy(() -> story.jdbc.sql(sql).update())
                .as(sql)
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    /** A course in which three activities prove three competencies, and what decides about awards. */
    private static final class Story {

        private final Rules rules;
        private final CourseId course;
        private final Visitor instructor;
        private final Attainments attainments;
        private final List<LineItem> activities = new ArrayList<>();
        private final List<Object> events = new CopyOnWriteArrayList<>();
        private final HikariDataSource source;
        private final JdbcClient jdbc;
        private final TransactionTemplate transactions;
        private final Issuing issuing;
        private final Awards awards;
        private final ThresholdsListener listener;
        private final MicrocredentialVersion version;
        private final CourseMap map;

        Story(Rules rules) {
            this.rules = rules;
            course = rules.course("FALL-1010");
            instructor = rules.instructor(course);
            attainments = rules.the(Attainments.class);
            PlatformTransactionManager manager = rules.the(PlatformTransactionManager.class);
            DataSource theirs = Objects.requireNonNull(((JdbcTransactionManager) manager).getDataSource());
            source = (HikariDataSource) theirs;
            jdbc = JdbcClient.create(source);
            transactions = new TransactionTemplate(manager);
            AwardTable table = new AwardTable(jdbc);
            AuditTrail audit = new AuditTrail(jdbc);
            Clock clock = Clock.fixed(Rules.NOW, ZoneOffset.UTC);
            issuing = issuing(jdbc);
            awards = new Awards(table, audit, events::add, clock);
            Microcredentials microcredentials = rules.the(Microcredentials.class);
            listener = new ThresholdsListener(rules.the(Roster.class), microcredentials, attainments, issuing);
            map = published(microcredentials.take(instructor, "fall-protection"));
            version = microcredentials.version(map.version()).orElseThrow();
        }

        private CourseMap published(MicrocredentialVersion draft) {
            for (String label : List.of("Quiz", "Plan", "Drill")) {
                activities.add(rules.lineItem(course, label, 50));
            }
            CourseMaps maps = rules.the(CourseMaps.class);
            CourseMap opened = maps.open(instructor, draft.id());
            for (int i = 0; i < activities.size(); i++) {
                Competency competency = draft.definition().competencies().get(i);
                maps.map(
                        instructor,
                        opened.id(),
                        new Mapping(
                                activities.get(i).id(),
                                competency.id(),
                                competency.criteria().get(0).id(),
                                BigDecimal.ONE,
                                false,
                                null));
            }
            return rules.the(Publication.class).publish(instructor, opened.id());
        }

        /** Somebody who has met everything, and has been evaluated. */
        PersonId ready() {
            PersonId learner = rules.learner(course);
            activities.forEach(activity -> rules.graded(activity, learner, "45"));
            evaluate(learner);
            return learner;
        }

        private void evaluate(PersonId learner) {
            jdbc.sql("DELETE FROM evaluation_due").update();
            jdbc.sql("""
                            INSERT INTO evaluation_due (course_map_id, person_id, course_id, mark, due_at, attempts)
                            VALUES (:map, :person, :course, :mark, :due, 0)""")
                    .param("map", map.id().value())
                    .param("person", learner.value())
                    .param("course", course.value())
                    .param("mark", UUID.randomUUID())
                    .param("due", Rules.NOW.atOffset(ZoneOffset.UTC))
                    .update();
            attainments.evaluateNow(course);
        }

        Evidence evidence(PersonId learner) {
            return attainments.evidence(map.id(), learner);
        }

        ThresholdsMet met(PersonId learner) {
            return new ThresholdsMet(map.id(), map.version(), course, learner);
        }

        MicrocredentialVersion secondVersion() {
            UUID second = UUID.randomUUID();
            jdbc.sql("""
                            INSERT INTO microcredential_version (institution_id, id, microcredential_id, number, state,
                              draft_of, definition, hash, changed_at, published_at)
                            SELECT institution_id, :second, microcredential_id, number + 1, state, draft_of, definition,
                              hash, changed_at, published_at FROM microcredential_version WHERE id = :first""")
                    .param("second", second)
                    .param("first", version.id().value())
                    .update();
            return rules.the(Microcredentials.class)
                    .version(new VersionId(second))
                    .orElseThrow();
        }

        /** The map of the next version, which asks for the same, in force. */
        CourseMap next() {
            MicrocredentialVersion second = rules.the(Microcredentials.class).revise(instructor, version.id());
            CourseMap draft = rules.the(CourseMaps.class).open(instructor, second.id());
            return rules.the(Publication.class).publish(instructor, draft.id());
        }

        void revoke(AwardId id, String reason) {
            transactions.executeWithoutResult(status -> awards.revoke(instructor, id, reason));
        }

        private Issuing issuing(JdbcClient connections) {
            Clock clock = Clock.fixed(Rules.NOW, ZoneOffset.UTC);
            return new Issuing(new AwardTable(connections), new AuditTrail(connections), events::add, clock);
        }

        /** Everybody waits for the last one, then all go, each in a transaction on a connection of its own. */
        void atOnce(ObjIntConsumer<Issuing> work) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            CountDownLatch go = new CountDownLatch(THREADS);
            try (HikariDataSource connections = connections()) {
                Issuing shared = issuing(JdbcClient.create(connections));
                TransactionTemplate own = new TransactionTemplate(new JdbcTransactionManager(connections));
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    int number = i;
                    all.add(threads.submit(() -> own.executeWithoutResult(status -> {
                        go.countDown();
                        await(go);
                        work.accept(shared, number);
                    })));
                }
                for (Future<?> each : all) {
                    each.get(60, TimeUnit.SECONDS);
                }
            } finally {
                threads.shutdownNow();
            }
        }

        private HikariDataSource connections() {
            HikariDataSource connections = new HikariDataSource();
            String url = source.getJdbcUrl();
            // H2 gives a waiting statement two seconds; a busy machine may need more before it can decide.
            connections.setJdbcUrl(url.startsWith("jdbc:h2") ? url + ";LOCK_TIMEOUT=30000" : url);
            connections.setUsername(source.getUsername());
            connections.setPassword(source.getPassword());
            connections.setMaximumPoolSize(THREADS);
            return connections;
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** The rows of this story's course; the database is shared with other stories. */
        int count(String table) {
            return jdbc.sql("SELECT count(*) FROM " + table + " WHERE course_id = :course")
                    .param("course", course.value())
                    .query(Integer.class)
                    .single();
        }
    }
}
