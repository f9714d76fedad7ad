package org.cairn.sandbox;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Moodle's web services, as far as a tool needs them that reads the grades of quizzes and assignments: four functions, in the
 * shapes of Moodle 4.5 and with its habit of refusing with status 200. Line items of tools are left out, since here their ids
 * are no numbers.
 */
@RestController
final class WebServiceController {

    private static final String SITE_INFO = "core_webservice_get_site_info";
    private static final String CONTENTS = "core_course_get_contents";
    private static final String GRADES = "gradereport_user_get_grade_items";
    private static final String NAMES = "core_grades_get_gradeitems";

    private final Manners manners;
    private final Account account;
    private final Courses courses;
    private final Gradebook gradebook;
    private final Addresses addresses;
    private final Wire wire;

    WebServiceController(
            Manners manners, Account account, Courses courses, Gradebook gradebook, Addresses addresses, Wire wire) {
        this.manners = manners;
        this.account = account;
        this.courses = courses;
        this.gradebook = gradebook;
        this.addresses = addresses;
        this.wire = wire;
    }

    /** Whom the services know: one account, its token made at each start. */
    @Component
    static final class Account {

        private final String token;

        Account(Ids ids) {
            this.token = ids.secret();
        }

        String token() {
            return token;
        }
    }

    @PostMapping("/webservice/rest/server.php")
    ResponseEntity<Object> answer(
            @RequestParam("wstoken") String token,
            @RequestParam("wsfunction") String function,
            @RequestParam(name = "courseid", required = false) @Nullable String course,
            @RequestParam(name = "userid", required = false) @Nullable String user) {
        if (manners.chosen() != Manner.MOODLE) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
        }
        Object answer = token.equals(account.token())
                ? answer(function, course, user)
                : exception("invalidtoken", "Invalid token - token not found");
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    private Object answer(String function, @Nullable String id, @Nullable String user) {
        if (function.equals(SITE_INFO)) {
            return siteInfo();
        }
        if (!List.of(CONTENTS, GRADES, NAMES).contains(function)) {
            return exception("accessexception", "Access control exception");
        }
        Course course = courses.all().stream()
                .filter(known -> wire.id(known).equals(id))
                .findFirst()
                .orElse(null);
        if (course == null) {
            return exception("invalidrecord", "Can't find data record in database table course.");
        }
        return switch (function) {
            case CONTENTS -> List.of(Map.of("id", 1, "name", "General", "modules", modules(course)));
            case GRADES -> Map.of("usergrades", grades(course, user), "warnings", List.of());
            default -> Map.of("gradeItems", names(course), "warnings", List.of());
        };
    }

    private Map<String, Object> siteInfo() {
        return Map.of(
                "sitename", "Sandbox LMS",
                "username", "wsreader",
                "siteurl", addresses.issuer(),
                "release", "4.5",
                "functions",
                        Stream.of(SITE_INFO, CONTENTS, GRADES, NAMES)
                                .map(name -> Map.of("name", name, "version", "2024100706"))
                                .toList());
    }

    private List<Map<String, Object>> modules(Course course) {
        return course.activities().stream()
                .map(activity -> Map.<String, Object>of(
                        "id", number(activity),
                        "url", addresses.own("/courses/" + course.id()).toString(),
                        "name", activity.label(),
                        "modname", kind(activity),
                        "completion", 0,
                        "dates", List.of()))
                .toList();
    }

    private List<Map<String, Object>> grades(Course course, @Nullable String user) {
        return course.learners().stream()
                .filter(learner -> user == null || wire.id(learner).equals(user))
                .map(learner -> Map.<String, Object>of(
                        "userid", Long.parseLong(wire.id(learner)),
                        "userfullname", learner.name(),
                        "gradeitems",
                                course.activities().stream()
                                        .map(activity -> grade(activity, learner))
                                        .toList()))
                .toList();
    }

    /** Null is written out: to Moodle, no grade is a value. */
    private Map<String, @Nullable Object> grade(NativeActivity activity, Person learner) {
        @Nullable Grade grade = gradebook.find(activity, learner).orElse(null);
        Map<String, @Nullable Object> item = new HashMap<>();
        item.put("id", number(activity));
        item.put("itemname", activity.label());
        item.put("itemtype", "mod");
        item.put("itemmodule", kind(activity));
        item.put("cmid", number(activity));
        item.put("graderaw", grade == null ? null : grade.score());
        item.put("gradedatesubmitted", null);
        item.put("gradedategraded", grade == null ? null : grade.at().getEpochSecond());
        item.put("gradehiddenbydate", false);
        item.put("gradeishidden", false);
        item.put("grademin", BigDecimal.ZERO);
        item.put("grademax", activity.scoreMaximum());
        return item;
    }

    private static List<Map<String, Object>> names(Course course) {
        return course.activities().stream()
                .map(activity -> Map.<String, Object>of(
                        "id",
                        String.valueOf(number(activity)),
                        "itemname",
                        activity.label(),
                        "category",
                        course.title()))
                .toList();
    }

    private static String kind(NativeActivity activity) {
        return activity.kind() == NativeActivity.Kind.QUIZ ? "quiz" : "assign";
    }

    private static long number(NativeActivity activity) {
        return Long.parseLong(Shapes.number(activity.id()));
    }

    private static Map<String, Object> exception(String code, String message) {
        return Map.of("exception", "core\\exception\\moodle_exception", "errorcode", code, "message", message);
    }
}
