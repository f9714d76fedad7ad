package org.cairn.score;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cairn.connection.Connection;
import org.cairn.connection.ConnectionCheck;
import org.cairn.connection.Finding;
import org.cairn.connection.Finding.Area;
import org.cairn.connection.Finding.Fixer;
import org.cairn.course.Course;
import org.cairn.course.Courses;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.gradebook.OwnLineItems;
import org.cairn.gradebook.ags.Ags;
import org.cairn.gradebook.ags.AgsEndpoint;
import org.cairn.gradebook.ags.NewLineItem;
import org.cairn.gradebook.ags.ScoreAnswer;
import org.cairn.gradebook.ags.WireLineItem;
import org.cairn.gradebook.ags.WireScore;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether a gradebook can be read and written, tried on a line item made for it. It says what it is, is deleted whatever
 * happens, and one that a broken connection left behind is deleted by the next look; nothing takes it for evidence.
 */
@Component
class GradebookCheck implements ConnectionCheck {

    private static final Logger log = LoggerFactory.getLogger(GradebookCheck.class);
    private static final String READ = "gradebook.check.read";
    private static final String WRITE = "gradebook.check.write";
    private static final String SCORE = "gradebook.check.score";
    private static final String WHOLE = "gradebook.check.whole";

    private final Courses courses;
    private final Roster roster;
    private final Ags ags;
    private final Deliveries deliveries;
    private final Clock clock;

    GradebookCheck(Courses courses, Roster roster, Ags ags, Deliveries deliveries, Clock clock) {
        this.courses = courses;
        this.roster = roster;
        this.ags = ags;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public int waiting(RegistrationId registration) {
        return deliveries.waiting(registration);
    }

    @Override
    public List<Finding> look(Connection connection) {
        Optional<Course> course = Optional.ofNullable(connection.course()).flatMap(courses::find);
        if (course.isEmpty()) {
            return List.of(Finding.untried(Area.GRADES, READ, "no-course"));
        }
        Optional<AgsEndpoint> endpoint = AgsEndpoint.of(course.get());
        if (endpoint.isEmpty()) {
            return List.of(Finding.problem(
                    Area.GRADES,
                    READ,
                    "absent",
                    Fixer.LMS_ADMINISTRATOR,
                    5,
                    course.get().label()));
        }
        return look(connection, course.get(), endpoint.get());
    }

    private List<Finding> look(Connection connection, Course course, AgsEndpoint endpoint) {
        List<Finding> findings = new ArrayList<>();
        try {
            List<WireLineItem> items = ags.lineItems(endpoint);
            findings.add(Finding.good(Area.GRADES, READ, items.size(), course.label()));
            findings.add(whole(items));
            items.stream().filter(WireLineItem::isOfACheck).forEach(item -> delete(endpoint, item));
        } catch (Refusal refusal) {
            return List.of(refused(READ, refusal, course));
        }
        findings.addAll(write(connection, course, endpoint));
        return findings;
    }

    /** Sakai marks what belongs to others as read-only, which means that it shows everything. */
    private static Finding whole(List<WireLineItem> items) {
        long others = items.stream()
                .filter(item -> Boolean.TRUE.equals(item.readOnly()))
                .count();
        return others > 0 ? Finding.good(Area.GRADES, WHOLE, others) : Finding.untried(Area.GRADES, WHOLE, "own-only");
    }

    private List<Finding> write(Connection connection, Course course, AgsEndpoint endpoint) {
        if (!endpoint.mayCreate()) {
            return List.of(Finding.problem(Area.GRADES, WRITE, "not-offered", Fixer.LMS_ADMINISTRATOR, 5));
        }
        WireLineItem made;
        try {
            made = ags.create(
                    endpoint,
                    new NewLineItem(
                            OwnLineItems.CHECK_LABEL, BigDecimal.ONE, WireLineItem.CHECK, WireLineItem.CHECK, null));
        } catch (Refusal refusal) {
            return List.of(refused(WRITE, refusal, course));
        }
        List<Finding> findings = new ArrayList<>();
        boolean read = false;
        try {
            URI item = URI.create(String.valueOf(made.id()));
            read = ags.lineItem(endpoint, item).isPresent();
            ags.results(endpoint, item, result -> {});
            findings.add(score(connection, course, endpoint, item));
        } catch (Refusal | IllegalArgumentException e) {
            log.info("the line item of a check cannot be used: {}", e.getMessage());
            findings.add(Finding.problem(Area.GRADES, SCORE, "no-results", Fixer.LMS_ADMINISTRATOR, 10));
        } finally {
            findings.add(0, written(read, delete(endpoint, made)));
        }
        return findings;
    }

    private static Finding written(boolean read, boolean deleted) {
        if (!deleted) {
            return Finding.problem(
                    Area.GRADES, WRITE, "left-behind", Fixer.LMS_ADMINISTRATOR, 2, OwnLineItems.CHECK_LABEL);
        }
        return read
                ? Finding.good(Area.GRADES, WRITE)
                : Finding.problem(Area.GRADES, WRITE, "not-readable", Fixer.LMS_ADMINISTRATOR, 10);
    }

    private Finding score(Connection connection, Course course, AgsEndpoint endpoint, URI item) {
        if (!endpoint.mayScore()) {
            return Finding.problem(Area.GRADES, SCORE, "not-offered", Fixer.LMS_ADMINISTRATOR, 5);
        }
        Optional<Enrolment> learner =
                roster.learners(course.id()).stream().filter(Enrolment::active).findFirst();
        if (!connection.withLearner() || learner.isEmpty()) {
            return Finding.untried(Area.GRADES, SCORE, learner.isEmpty() ? "no-learner" : "not-asked");
        }
        ScoreAnswer answer = ags.score(
                endpoint,
                item,
                WireScore.of(
                        learner.get().subject(),
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                clock.instant().atOffset(ZoneOffset.UTC)),
                        "Completed"));
        return answer instanceof ScoreAnswer.Accepted
                ? Finding.good(Area.GRADES, SCORE)
                : Finding.problem(Area.GRADES, SCORE, "refused", Fixer.LMS_ADMINISTRATOR, 5);
    }

    private boolean delete(AgsEndpoint endpoint, WireLineItem item) {
        try {
            ags.delete(endpoint, URI.create(String.valueOf(item.id())));
            return true;
        } catch (Refusal | IllegalArgumentException e) {
            log.warn("the line item of a check could not be deleted: {}", e.getMessage());
            return false;
        }
    }

    private static Finding refused(String check, Refusal refusal, Course course) {
        boolean answered = refusal.key().endsWith("refused");
        String outcome = answered ? "refused" : refusal.key().endsWith("no-token") ? "no-token" : "no-answer";
        Object detail = refusal.args().length == 0 ? "–" : refusal.args()[0];
        return Finding.problem(
                Area.GRADES,
                check,
                outcome,
                answered ? Fixer.LMS_ADMINISTRATOR : Fixer.NETWORK,
                5,
                detail,
                course.label());
    }
}
