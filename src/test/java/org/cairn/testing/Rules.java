package org.cairn.testing;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.cairn.competency.Competency;
import org.cairn.competency.CriterionId;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.gradebook.Activities;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.LineItemId;
import org.cairn.gradebook.Result;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.outbound.Mailbox;
import org.cairn.outbound.Outbound;
import org.cairn.score.Scores;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The modules from competency to award, wired as in the program, with an institution of the test's own. What an LMS
 * says (roster and gradebook) is told by the test.
 */
public final class Rules implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-03-14T21:32:00Z");

    private static final Map<TestDatabase, Wired> WIRED = new EnumMap<>(TestDatabase.class);

    private final Wired wired;
    private final InstitutionId institution = new InstitutionId(UUID.randomUUID());
    private final UUID registration = UUID.randomUUID();
    private final UUID deployment = UUID.randomUUID();
    private final Map<CourseId, List<LineItem>> lineItems = new LinkedHashMap<>();
    private final Map<CourseId, List<Enrolment>> learners = new LinkedHashMap<>();
    private final List<Result> results = new ArrayList<>();

    /** A new institution in the one database of this kind. */
    public Rules(TestDatabase database) {
        wired = WIRED.computeIfAbsent(database, Wired::new);
        tellTheGradebook();
        tellTheRoster();
        keepInstitution();
    }

    /** Wired once for each kind of database, since that takes most of a test's time. */
    private static final class Wired {

        private final JdbcClient jdbc;
        private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        private final List<Object> events = new ArrayList<>();
        private final Gradebook gradebook = mock(Gradebook.class);
        private final Scores scores = mock(Scores.class);
        private final SchedulerClient scheduler = mock(SchedulerClient.class);
        private final Roster roster = mock(Roster.class);
        private final Outbound outbound = mock(Outbound.class);
        private final Mailbox mailbox = mock(Mailbox.class);

        Wired(TestDatabase database) {
            DataSource source = database.fresh();
            jdbc = JdbcClient.create(source);
            context.registerBean("messageSource", ResourceBundleMessageSource.class, Wired::messages);
            context.registerBean(JdbcClient.class, () -> jdbc);
            context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(source));
            context.registerBean(NamedParameterJdbcOperations.class, () -> new NamedParameterJdbcTemplate(source));
            context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(source));
            context.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
            context.registerBean(Gradebook.class, () -> gradebook);
            context.registerBean(Scores.class, () -> scores);
            context.registerBean(Roster.class, () -> roster);
            context.registerBean(SchedulerClient.class, () -> scheduler);
            context.registerBean(Outbound.class, () -> outbound);
            context.registerBean(Mailbox.class, () -> mailbox);
            context.registerBean(SecureRandom.class, () -> new SecureRandom());
            context.registerBean(PublicAddress.class, () -> new PublicAddress("https://cairn.example"));
            context.addApplicationListener(
                    (ApplicationListener<PayloadApplicationEvent<?>>) event -> events.add(event.getPayload()));
            context.register(Wiring.class, Activities.class);
            context.refresh();
        }

        private static ResourceBundleMessageSource messages() {
            ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
            messages.addBasenames(
                    "i18n/competency",
                    "i18n/microcredential",
                    "i18n/mapping",
                    "i18n/assessment",
                    "i18n/attainment",
                    "i18n/award");
            messages.setDefaultEncoding("UTF-8");
            messages.setFallbackToSystemLocale(false);
            return messages;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(
            basePackages = "org.cairn.course",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "org\\.cairn\\.course\\.(JoinedPersons|JoinTable|KeptPersons)"))
    @ComponentScan(
            basePackages = {
                "org.cairn.competency",
                "org.cairn.microcredential",
                "org.cairn.pathway",
                "org.cairn.mapping",
                "org.cairn.assessment",
                "org.cairn.attainment",
                "org.cairn.audit",
                "org.cairn.award",
                "org.cairn.joining",
                "org.cairn.badge"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                ".*\\.web\\..*",
                                ".*Tests.*",
                                ".*MicrocredentialConfiguration",
                                ".*joining.Registrar.*"
                            }))
    static class Wiring {}

    public <T> T the(Class<T> type) {
        return wired.context.getBean(type);
    }

    public JdbcClient jdbc() {
        return wired.jdbc;
    }

    /** What is told to the platform. */
    public Scores scores() {
        return wired.scores;
    }

    public Gradebook gradebook() {
        return wired.gradebook;
    }

    public SchedulerClient scheduler() {
        return wired.scheduler;
    }

    public Outbound outbound() {
        return wired.outbound;
    }

    /** Closed, as where an operator has named no mail server. */
    public Mailbox mailbox() {
        return wired.mailbox;
    }

    /** Everything that was published so far. */
    public List<Object> events() {
        return wired.events;
    }

    public <T> List<T> events(Class<T> type) {
        return wired.events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public CourseId course(String name) {
        CourseId course = new CourseId(UUID.randomUUID());
        wired.jdbc
                .sql("""
                        INSERT INTO course (id, institution_id, registration_id, deployment_id, context_id, label, title,
                                            gradebook_scopes, launched_at)
                        VALUES (:id, :institution, :registration, :deployment, :name, :name, :name, '', :now)
                        """)
                .param("id", course.value())
                .param("institution", institution.value())
                .param("registration", registration)
                .param("deployment", deployment)
                .param("name", name)
                .param("now", now())
                .update();
        return course;
    }

    public Visitor instructor(CourseId course) {
        return new Visitor(
                new LaunchId(UUID.randomUUID()),
                institution,
                course,
                new PersonId(UUID.randomUUID()),
                Set.of(Role.INSTRUCTOR),
                Locale.CANADA);
    }

    public PersonId learner(CourseId course) {
        return learner(course, true);
    }

    public PersonId learner(CourseId course, boolean active) {
        PersonId person = new PersonId(UUID.randomUUID());
        wired.jdbc
                .sql(
                        "INSERT INTO person (id, institution_id, keeper_id, created_at) VALUES (:id, :institution, :id, :now)")
                .param("id", person.value())
                .param("institution", institution.value())
                .param("now", now())
                .update();
        learners.computeIfAbsent(course, key -> new ArrayList<>())
                .add(new Enrolment(course, person, person.toString(), Optional.empty(), Set.of(Role.LEARNER), active));
        return person;
    }

    /** The roster names a learner as active from now on. */
    public void arrives(CourseId course, PersonId person) {
        learners.get(course)
                .replaceAll(known -> known.person().equals(person)
                        ? new Enrolment(course, person, known.subject(), known.name(), known.roles(), true)
                        : known);
    }

    public LineItem lineItem(CourseId course, String label, int maximum) {
        return lineItem(course, label, maximum, LineItem.Purpose.EVIDENCE);
    }

    public LineItem lineItem(CourseId course, String label, int maximum, LineItem.Purpose purpose) {
        LineItem item = new LineItem(
                new LineItemId(UUID.randomUUID()),
                course,
                URI.create("https://lms.example/" + UUID.randomUUID()),
                label,
                BigDecimal.valueOf(maximum),
                null,
                purpose,
                false);
        wired.jdbc
                .sql("""
                        INSERT INTO line_item (id, course_id, url, label, score_maximum, purpose, removed, met_at)
                        VALUES (:id, :course, :url, :label, :maximum, :purpose, FALSE, :now)
                        """)
                .param("id", item.id().value())
                .param("course", course.value())
                .param("url", item.url().toString())
                .param("label", label)
                .param("maximum", item.scoreMaximum())
                .param("purpose", purpose.name())
                .param("now", now())
                .update();
        if (purpose == LineItem.Purpose.EVIDENCE) {
            lineItems.computeIfAbsent(course, key -> new ArrayList<>()).add(item);
        }
        return item;
    }

    /** A map of the version in force, in which each activity counts for the first criterion of a competency of its own. */
    public CourseMap published(Visitor instructor, MicrocredentialVersion version, List<LineItem> activities) {
        CourseMaps maps = the(CourseMaps.class);
        CourseMap draft = maps.open(instructor, version.id());
        for (int i = 0; i < activities.size(); i++) {
            Competency competency = version.definition().competencies().get(i);
            CriterionId first = competency.criteria().get(0).id();
            maps.map(
                    instructor,
                    draft.id(),
                    new Mapping(activities.get(i).id(), competency.id(), first, BigDecimal.ONE, false, null));
        }
        return the(Publication.class).publish(instructor, draft.id());
    }

    /** The newest result replaces what was told before. */
    public void graded(LineItem item, PersonId person, @Nullable String score) {
        graded(item, person, score, NOW);
    }

    /** The same, seen at a moment of its own. */
    public void graded(LineItem item, PersonId person, @Nullable String score, Instant at) {
        results.removeIf(
                result -> result.lineItem().equals(item.id()) && result.person().equals(person));
        results.add(new Result(
                item.id(),
                person,
                score == null ? Result.Status.PENDING : Result.Status.GRADED,
                score == null ? null : new BigDecimal(score),
                score == null ? null : item.scoreMaximum(),
                at,
                null));
    }

    public InstitutionId institution() {
        return institution;
    }

    /** Forgets what was told and published, for the next test. */
    @Override
    public void close() {
        reset(wired.gradebook, wired.scores, wired.roster, wired.scheduler, wired.outbound, wired.mailbox);
        wired.events.clear();
    }

    private void tellTheGradebook() {
        when(wired.gradebook.evidence(any()))
                .thenAnswer(asked -> List.copyOf(lineItems.getOrDefault(asked.<CourseId>getArgument(0), List.of())));
        when(wired.gradebook.resultsOf(any(CourseId.class), any())).thenAnswer(asked -> {
            Collection<PersonId> wanted = asked.getArgument(1);
            return results.stream()
                    .filter(result -> wanted.contains(result.person()))
                    .collect(Collectors.groupingBy(Result::person));
        });
        when(wired.gradebook.results(any(CourseId.class), any()))
                .thenAnswer(asked -> results.stream()
                        .filter(result -> result.person().equals(asked.getArgument(1)))
                        .toList());
        when(wired.gradebook.results(any(CourseId.class))).thenAnswer(asked -> List.copyOf(results));
        when(wired.scheduler.scheduleIfNotExists(any())).thenReturn(true);
    }

    private void tellTheRoster() {
        when(wired.roster.learners(any()))
                .thenAnswer(asked -> List.copyOf(learners.getOrDefault(asked.<CourseId>getArgument(0), List.of())));
        when(wired.roster.enrolment(any(), any()))
                .thenAnswer(asked -> learners.getOrDefault(asked.<CourseId>getArgument(0), List.of()).stream()
                        .filter(enrolment -> enrolment.person().equals(asked.getArgument(1)))
                        .findFirst());
    }

    private void keepInstitution() {
        wired.jdbc
                .sql("INSERT INTO institution (id, name_en, created_at) VALUES (:id, 'Coast Range College', :now)")
                .param("id", institution.value())
                .param("now", now())
                .update();
        wired.jdbc
                .sql("""
                        INSERT INTO registration (id, institution_id, name, issuer, client_id, authorization_endpoint,
                                                  token_endpoint, jwks_uri, product_family, accepts_all_deployments,
                                                  enabled, source, created_at)
                        VALUES (:id, :institution, 'LMS', 'https://lms.example', :client, 'https://lms.example/auth',
                                'https://lms.example/token', 'https://lms.example/keys', 'moodle', TRUE, TRUE, 'test',
                                :now)
                        """)
                .param("id", registration)
                .param("institution", institution.value())
                .param("client", registration.toString())
                .param("now", now())
                .update();
        wired.jdbc
                .sql("""
                        INSERT INTO deployment (id, registration_id, deployment_id, state, met_at)
                        VALUES (:id, :registration, '1', 'ACCEPTED', :now)
                        """)
                .param("id", deployment)
                .param("registration", registration)
                .param("now", now())
                .update();
    }

    private static OffsetDateTime now() {
        return NOW.atOffset(ZoneOffset.UTC);
    }
}
