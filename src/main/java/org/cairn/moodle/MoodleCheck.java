package org.cairn.moodle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cairn.connection.Connection;
import org.cairn.connection.ConnectionCheck;
import org.cairn.connection.Finding;
import org.cairn.connection.Finding.Area;
import org.cairn.connection.Finding.Fixer;
import org.cairn.course.Course;
import org.cairn.course.Courses;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.moodle.ws.Access;
import org.cairn.moodle.ws.WebServices;
import org.cairn.moodle.ws.WireModule;
import org.cairn.moodle.ws.WireSiteInfo;
import org.cairn.platform.Product;
import org.cairn.platform.Registration;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Component;

/** Tries each function that reading grades needs, and says what an account may not see, since Moodle does not. */
@Component
class MoodleCheck implements ConnectionCheck {

    static final List<String> NEEDED = List.of(WebServices.SITE_INFO, WebServices.CONTENTS, WebServices.GRADES);

    private static final String TOKEN = "moodle.check.token";
    private static final String SITE = "moodle.check.site";
    private static final String FUNCTIONS = "moodle.check.functions";
    private static final String CONTENTS = "moodle.check.contents";
    private static final String GRADES = "moodle.check.grades";
    private static final String LEARNERS = "moodle.check.learners";
    private static final String COMPLETION = "moodle.check.completion";

    private final MoodleConnections connections;
    private final WebServices moodle;
    private final Courses courses;
    private final Roster roster;

    MoodleCheck(MoodleConnections connections, WebServices moodle, Courses courses, Roster roster) {
        this.connections = connections;
        this.moodle = moodle;
        this.courses = courses;
        this.roster = roster;
    }

    @Override
    public Optional<Door> door(Registration registration) {
        return isMoodle(registration) ? Optional.of(new Door("moodle.page", "/moodle")) : Optional.empty();
    }

    @Override
    public List<Finding> look(Connection connection) {
        Registration registration = connection.registration();
        if (!isMoodle(registration)) {
            return List.of();
        }
        Optional<MoodleConnection> known = connections.of(registration.id());
        if (known.isEmpty()) {
            return List.of(Finding.untried(Area.GRADES, TOKEN, "absent"));
        }
        List<Finding> findings = new ArrayList<>();
        try {
            Access access = connections.access(registration.id());
            WireSiteInfo info = moodle.siteInfo(access);
            findings.add(Finding.good(Area.GRADES, TOKEN, info.account()));
            findings.add(site(registration, info));
            findings.addAll(functions(info, known.get().completion()));
            findings.addAll(course(connection, access, info, known.get().completion()));
        } catch (Refusal refusal) {
            findings.add(refused(TOKEN, refusal));
        }
        return findings;
    }

    private static boolean isMoodle(Registration registration) {
        return Product.ofFamily(registration.productFamily()) == Product.MOODLE;
    }

    private static Finding site(Registration registration, WireSiteInfo info) {
        return info.site().equals(registration.issuer().replaceAll("/+$", ""))
                ? Finding.good(Area.GRADES, SITE, info.site())
                : Finding.problem(Area.GRADES, SITE, "other", Fixer.YOU, 10, info.site(), registration.issuer());
    }

    private static List<Finding> functions(WireSiteInfo info, boolean completion) {
        Set<String> wanted = new TreeSet<>(NEEDED);
        if (completion) {
            wanted.add(WebServices.COMPLETION);
        }
        wanted.removeAll(info.names());
        List<Finding> findings = new ArrayList<>();
        wanted.forEach(function ->
                findings.add(Finding.problem(Area.GRADES, FUNCTIONS, "missing", Fixer.LMS_ADMINISTRATOR, 3, function)));
        if (!info.names().contains(WebServices.NAMES)) {
            findings.add(
                    Finding.notice(Area.GRADES, FUNCTIONS, "no-names", Fixer.LMS_ADMINISTRATOR, 3, WebServices.NAMES));
        }
        return findings.isEmpty()
                ? List.of(Finding.good(Area.GRADES, FUNCTIONS, NEEDED.size() + (completion ? 2 : 1)))
                : findings;
    }

    private List<Finding> course(Connection connection, Access access, WireSiteInfo info, boolean completion) {
        Optional<Course> course = Optional.ofNullable(connection.course()).flatMap(courses::find);
        if (course.isEmpty()) {
            return List.of(Finding.untried(Area.GRADES, CONTENTS, "no-course"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(contents(access, course.get()));
        findings.addAll(grades(access, course.get(), info));
        if (completion) {
            findings.add(completion(access, course.get()));
        }
        return findings;
    }

    private Finding contents(Access access, Course course) {
        try {
            List<WireModule> modules = moodle.modules(access, course.contextId());
            return modules.isEmpty()
                    ? Finding.problem(Area.GRADES, CONTENTS, "empty", Fixer.LMS_ADMINISTRATOR, 5, course.label())
                    : Finding.good(Area.GRADES, CONTENTS, modules.size(), course.label());
        } catch (Refusal refusal) {
            return refused(CONTENTS, refusal);
        }
    }

    /** What Moodle reports, beside the names of all there is: the difference is what the account may not see. */
    private List<Finding> grades(Access access, Course course, WireSiteInfo info) {
        Set<Long> items = new HashSet<>();
        Set<String> learners = new HashSet<>();
        try {
            moodle.grades(access, course.contextId(), null, (learner, grade) -> {
                items.add(grade.id());
                learners.add(learner);
            });
            if (learners.isEmpty()) {
                return List.of(Finding.untried(Area.GRADES, GRADES, "nobody", course.label()));
            }
            return List.of(seen(access, course, info, items), learners(course, learners));
        } catch (Refusal refusal) {
            return List.of(
                    refusal.key().equals("outbound.too-large")
                            ? Finding.notice(Area.GRADES, GRADES, "large", Fixer.YOU, 5, course.label())
                            : refused(GRADES, refusal));
        }
    }

    private Finding seen(Access access, Course course, WireSiteInfo info, Set<Long> items) {
        if (!info.names().contains(WebServices.NAMES)) {
            return Finding.good(Area.GRADES, GRADES, items.size(), course.label());
        }
        Map<Long, String> hidden = moodle.names(access, course.contextId());
        hidden.keySet().removeAll(items);
        String names = String.join(", ", hidden.values().stream().limit(5).toList());
        return hidden.isEmpty()
                ? Finding.good(Area.GRADES, GRADES, items.size(), course.label())
                : Finding.problem(
                        Area.GRADES,
                        GRADES,
                        "hidden",
                        Fixer.LMS_ADMINISTRATOR,
                        5,
                        hidden.size(),
                        MoodleReading.text(names));
    }

    /** Whoever is in the course and not in the report is in a group that the account may not see. */
    private Finding learners(Course course, Set<String> reported) {
        List<String> unseen = roster.learners(course.id()).stream()
                .filter(Enrolment::active)
                .map(Enrolment::subject)
                .filter(subject -> !reported.contains(subject))
                .toList();
        return unseen.isEmpty()
                ? Finding.good(Area.PEOPLE, LEARNERS, reported.size(), course.label())
                : Finding.notice(
                        Area.PEOPLE, LEARNERS, "unseen", Fixer.LMS_ADMINISTRATOR, 5, unseen.size(), course.label());
    }

    private Finding completion(Access access, Course course) {
        Optional<Enrolment> learner =
                roster.learners(course.id()).stream().filter(Enrolment::active).findFirst();
        if (learner.isEmpty()) {
            return Finding.untried(Area.GRADES, COMPLETION, "nobody");
        }
        try {
            int tracked = moodle.completion(
                            access, course.contextId(), learner.get().subject())
                    .size();
            return tracked == 0
                    ? Finding.untried(Area.GRADES, COMPLETION, "untracked", course.label())
                    : Finding.good(Area.GRADES, COMPLETION, tracked, course.label());
        } catch (Refusal refusal) {
            return refused(COMPLETION, refusal);
        }
    }

    private static Finding refused(String check, Refusal refusal) {
        String key = refusal.key().substring(refusal.key().indexOf('.') + 1);
        Object detail = refusal.args().length == 0 ? "–" : refusal.args()[refusal.args().length - 1];
        return switch (key) {
            case "token-refused" -> Finding.problem(Area.GRADES, check, key, Fixer.YOU, 10, detail);
            case "function-missing", "not-permitted", "rest-off", "course-missing" ->
                Finding.problem(Area.GRADES, check, key, Fixer.LMS_ADMINISTRATOR, 5, detail);
            default -> Finding.problem(Area.GRADES, check, "no-answer", Fixer.NETWORK, 10, detail);
        };
    }
}
