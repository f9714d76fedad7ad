package org.cairn.award;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import javax.sql.DataSource;
import org.cairn.assessment.Assessments;
import org.cairn.assessment.Judgement;
import org.cairn.assessment.Subject;
import org.cairn.assessment.Submission;
import org.cairn.assessment.Submissions;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.Evidence;
import org.cairn.attainment.ThresholdsMet;
import org.cairn.audit.Trails;
import org.cairn.gradebook.LineItem;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.VersionId;
import org.cairn.microcredential.Wording;
import org.cairn.shared.CourseId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A course in which three activities prove three competencies, and what decides about awards. */
public final class AwardStory {

    private static final int THREADS = 64;

    final Rules rules;
    public final CourseId course;
    public final Visitor instructor;
    final Attainments attainments;
    final List<LineItem> activities = new ArrayList<>();
    /** By those with connections of their own. */
    final List<Object> published = new CopyOnWriteArrayList<>();

    final HikariDataSource source;
    final JdbcClient jdbc;
    public final TransactionTemplate transactions;
    public final Awards awards;
    final ThresholdsListener listener;
    public final MicrocredentialVersion version;
    public final CourseMap map;

    public AwardStory(Rules rules) {
        this(rules, null);
    }

    /** @param years for which an award holds, or null for ever */
    public AwardStory(Rules rules, @Nullable Integer years) {
        this.rules = rules;
        course = rules.course("FALL-1010");
        instructor = rules.instructor(course);
        attainments = rules.the(Attainments.class);
        PlatformTransactionManager manager = rules.the(PlatformTransactionManager.class);
        DataSource theirs = Objects.requireNonNull(((JdbcTransactionManager) manager).getDataSource());
        source = (HikariDataSource) theirs;
        jdbc = JdbcClient.create(source);
        transactions = new TransactionTemplate(manager);
        awards = rules.the(Awards.class);
        listener = rules.the(ThresholdsListener.class);
        Microcredentials microcredentials = rules.the(Microcredentials.class);
        map = published(lasting(microcredentials, microcredentials.take(instructor, "fall-protection"), years));
        version = microcredentials.version(map.version()).orElseThrow();
    }

    private MicrocredentialVersion lasting(
            Microcredentials microcredentials, MicrocredentialVersion draft, @Nullable Integer years) {
        Definition rule = draft.definition();
        microcredentials.save(
                instructor,
                draft.id(),
                rule,
                new Definition(
                        rule.title(),
                        rule.description(),
                        rule.learningHours(),
                        rule.creditType(),
                        rule.creditValue(),
                        rule.language(),
                        rule.assessmentMethod(),
                        years,
                        rule.requirements(),
                        rule.choices(),
                        rule.particulars()));
        return microcredentials.version(draft.id()).orElseThrow();
    }

    /** As if the only award of a learner had been made so long ago that it ends at this moment, its renewal open from that one. */
    public Award ending(PersonId learner, Instant renewFrom, Instant end) {
        AwardId id = awards.of(learner).get(0).id();
        jdbc.sql("""
                        UPDATE award SET awarded_at = :awarded, renew_from = :from, remind_at = :from, ends_at = :end
                         WHERE id = :id""")
                .param("awarded", end.atOffset(ZoneOffset.UTC).minusYears(3))
                .param("from", renewFrom.atOffset(ZoneOffset.UTC))
                .param("end", end.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
        return awards.find(id).orElseThrow();
    }

    /** The marks of all activities are these, of that moment, and the learner is judged. */
    public void graded(PersonId learner, String score, Instant at) {
        activities.forEach(activity -> rules.graded(activity, learner, score, at));
        evaluate(learner);
    }

    private CourseMap published(MicrocredentialVersion draft) {
        for (String label : List.of("Quiz", "Plan", "Drill")) {
            activities.add(rules.lineItem(course, label, 50));
        }
        return rules.published(instructor, draft, activities);
    }

    /** Somebody who has met everything, and has been evaluated. */
    public PersonId ready() {
        PersonId learner = rules.learner(course);
        activities.forEach(activity -> rules.graded(activity, learner, "45"));
        evaluate(learner);
        return learner;
    }

    void evaluate(PersonId learner) {
        mark(learner);
        attainments.evaluateNow(course);
    }

    private void mark(PersonId learner) {
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
        return rules.the(Microcredentials.class).version(new VersionId(second)).orElseThrow();
    }

    /** The map of the next version, which asks for the same, in force. */
    CourseMap next() {
        MicrocredentialVersion second = rules.the(Microcredentials.class).revise(instructor, version.id());
        CourseMap draft = rules.the(CourseMaps.class).open(instructor, second.id());
        return rules.the(Publication.class).publish(instructor, draft.id());
    }

    public void revoke(AwardId id, String reason) {
        transactions.executeWithoutResult(status -> awards.revoke(instructor, id, reason));
    }

    public void suspend(AwardId id, String reason) {
        transactions.executeWithoutResult(status -> rules.the(Suspensions.class).suspend(instructor, id, reason));
    }

    public void reinstate(AwardId id, String reason) {
        transactions.executeWithoutResult(status -> rules.the(Suspensions.class).reinstate(instructor, id, reason));
    }

    /** What decides, with connections of its own. */
    private Issuing issuing(JdbcClient connections) {
        return new Issuing(
                new Issuing.Register(
                        new AwardTable(connections, Clock.fixed(Rules.NOW, ZoneOffset.UTC)),
                        new PolicyTable(connections),
                        Trails.on(connections)),
                rules.the(Wording.class),
                rules.the(Assessments.class),
                published::add,
                Clock.fixed(Rules.NOW, ZoneOffset.UTC));
    }

    /** From now on a person decides. */
    public AwardStory reviewed(int approvers) {
        return under(AwardPolicy.reviewed(approvers));
    }

    public AwardStory under(AwardPolicy policy) {
        transactions.executeWithoutResult(
                status -> rules.the(AwardPolicies.class).set(instructor, version.id(), policy));
        return this;
    }

    /** The marks of all activities become this, and the learner is judged again. */
    public void regrade(PersonId learner, String score) {
        activities.forEach(activity -> rules.graded(activity, learner, score));
        evaluate(learner);
    }

    /** Somebody who had left when everything was met, so that nothing came of it. */
    public PersonId missed() {
        PersonId learner = rules.learner(course, false);
        activities.forEach(activity -> rules.graded(activity, learner, "45"));
        evaluate(learner);
        return learner;
    }

    /** A result that came after what a person has decided. */
    public void gradedSince(PersonId learner) {
        jdbc.sql("UPDATE ruling SET ruled_at = :then WHERE person_id = :person")
                .param("then", Rules.NOW.minusSeconds(60).atOffset(ZoneOffset.UTC))
                .param("person", learner.value())
                .update();
        rules.graded(activities.get(0), learner, "20");
        evaluate(learner);
    }

    /** What the learner has learnt elsewhere is recognised by the instructor. */
    void recognised(PersonId learner, String remark) {
        Visitor asking = asLearner(learner);
        Subject subject = new Subject.PriorLearning(
                version.definition().competencies().get(0).id());
        Submissions submissions = rules.the(Submissions.class);
        submissions.addText(asking, subject, "I have done this for years.", Set.of());
        submissions.handIn(asking, subject);
        Submission handedIn = submissions.mine(asking, subject).orElseThrow();
        Assessments assessments = rules.the(Assessments.class);
        List<Judgement> judgements = assessments.rows(handedIn).stream()
                .map(row -> new Judgement(
                        row.criterion(), row.steps().get(row.steps().size() - 1).rank(), remark))
                .toList();
        assessments.save(
                instructor, handedIn.id(), handedIn.version(), new Assessments.Said(remark, judgements, false), true);
    }

    public void seal() {
        Trails.seal(rules);
    }

    /** The cases of a learner, the newest first. */
    public List<AwardCase> cases(PersonId learner) {
        return rules.the(CaseTable.class).of(course, learner);
    }

    public AwardCase only(PersonId learner) {
        List<AwardCase> all = cases(learner);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    public AwardCase decide(Visitor who, AwardCase found, Choice choice, String reason) {
        return rules.the(AwardDecisions.class)
                .decide(who, found.id(), new AwardDecisions.Wish(choice, found.step(), reason));
    }

    public Visitor asLearner(PersonId person) {
        return as(person, Role.LEARNER);
    }

    public Visitor teaching(PersonId person) {
        return as(person, Role.INSTRUCTOR);
    }

    private Visitor as(PersonId person, Role role) {
        return new Visitor(
                new LaunchId(UUID.randomUUID()), instructor.institution(), course, person, Set.of(role), Locale.CANADA);
    }

    /** As if days had passed. */
    void timeIsOver(AwardCase held) {
        jdbc.sql("UPDATE award_case SET due_at = :then WHERE id = :id")
                .param("then", Rules.NOW.minusSeconds(1).atOffset(ZoneOffset.UTC))
                .param("id", held.id().value())
                .update();
    }

    /** The marks become this, and are not judged yet. */
    void lowered(PersonId learner, String score) {
        activities.forEach(activity -> rules.graded(activity, learner, score));
        mark(learner);
    }

    /** An award that was revoked, and the learner's appeal against that. */
    public AwardCase appealed(PersonId learner, String reason) {
        AwardId id = awards.of(learner).get(0).id();
        revoke(id, reason);
        return rules.the(Appeals.class).againstAward(asLearner(learner), id, reason);
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

    /** How often this was written down of the story's course. */
    public int audited(String action) {
        return jdbc.sql("SELECT count(*) FROM audit_event WHERE course_id = :course AND action = :action")
                .param("course", course.value())
                .param("action", action)
                .query(Integer.class)
                .single();
    }

    /** The rows of this story's course; the database is shared with other stories. */
    int count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE course_id = :course")
                .param("course", course.value())
                .query(Integer.class)
                .single();
    }
}
