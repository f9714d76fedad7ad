package org.cairn.moodle.ws;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.cairn.connection.PlatformServices;
import org.cairn.connection.ServiceCall;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;

/**
 * The functions of a Moodle's web services that Cairn calls (REST protocol). The token goes in the body alone: addresses are
 * logged by every machine on the way, and Moodle 4.5 takes no Authorization header.
 */
@Component
public class WebServices {

    public static final String SITE_INFO = "core_webservice_get_site_info";
    public static final String CONTENTS = "core_course_get_contents";
    public static final String GRADES = "gradereport_user_get_grade_items";
    public static final String NAMES = "core_grades_get_gradeitems";
    public static final String COMPLETION = "core_completion_get_activities_completion_status";

    private static final String PATH = "/webservice/rest/server.php";

    private final PlatformServices services;
    private final WsJson json = new WsJson();

    WebServices(PlatformServices services) {
        this.services = services;
    }

    public WireSiteInfo siteInfo(Access access) {
        return json.one(SITE_INFO, call(access, SITE_INFO, Map.of()), WireSiteInfo.class);
    }

    /** The activities of a course that the account may see, in their order. */
    public List<WireModule> modules(Access access, String course) {
        List<WireModule> modules = new ArrayList<>();
        json.each(CONTENTS, call(access, CONTENTS, Map.of("courseid", course)), parser -> {
            List<WireModule> section = parser.readValueAs(WireSection.class).modules();
            modules.addAll(section == null ? List.of() : section);
        });
        return modules;
    }

    /**
     * Hands over every grade of a course, with the id of the learner whose it is.
     *
     * @param user one learner alone, or null for everybody who is active and can be graded
     */
    public void grades(Access access, String course, @Nullable String user, BiConsumer<String, WireGrade> reader) {
        Map<String, String> asked = user == null ? Map.of("courseid", course) : of(course, user);
        json.each(GRADES, call(access, GRADES, asked), "usergrades", parser -> learner(parser, reader));
    }

    private static void learner(JsonParser parser, BiConsumer<String, WireGrade> reader) {
        Map<String, String> who = new HashMap<>();
        List<WireGrade> grades = new ArrayList<>();
        WsJson.fields(parser, name -> {
            if (name.equals("userid")) {
                who.put(name, parser.getValueAsString(""));
            } else if (name.equals("gradeitems")) {
                WsJson.items(parser, item -> grades.add(item.readValueAs(WireGrade.class)));
            } else {
                parser.skipChildren();
            }
        });
        grades.forEach(grade -> reader.accept(who.getOrDefault("userid", ""), grade));
    }

    /** The names of all grade items of a course by id, whether or not the account sees their activities. */
    public Map<Long, String> names(Access access, String course) {
        Map<Long, String> names = new LinkedHashMap<>();
        json.each(NAMES, call(access, NAMES, Map.of("courseid", course)), "gradeItems", parser -> {
            Name item = parser.readValueAs(Name.class);
            names.put(item.id(), String.valueOf(item.itemname()));
        });
        return names;
    }

    record Name(long id, @Nullable String itemname) {}

    public List<WireCompletion> completion(Access access, String course, String user) {
        List<WireCompletion> statuses = new ArrayList<>();
        json.each(
                COMPLETION,
                call(access, COMPLETION, of(course, user)),
                "statuses",
                parser -> statuses.add(parser.readValueAs(WireCompletion.class)));
        return statuses;
    }

    private static Map<String, String> of(String course, String user) {
        return Map.of("courseid", course, "userid", user);
    }

    private String call(Access access, String function, Map<String, String> arguments) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("wstoken", access.token());
        fields.put("wsfunction", function);
        fields.put("moodlewsrestformat", "json");
        fields.putAll(arguments);
        ServiceCall call = ServiceCall.post(
                URI.create(access.site() + PATH),
                "application/json",
                "application/x-www-form-urlencoded",
                form(fields));
        return Answers.body(services.readWithoutToken(access.registration(), call));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
