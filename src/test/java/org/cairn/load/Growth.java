package org.cairn.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes many courses of the first one, by copying its rows as they are under other ids: what the real code has left of one
 * course, decisions, documents and traces included, is there of each. PostgreSQL does it by itself; the last of the calls
 * has it look at what there is now.
 */
final class Growth {

    /** What an institution has a handful of, or what is gone within a day; with the reason. Everything else grows. */
    static final Map<String, String> SMALL = small();

    /** What there is of a course, however many its learners are. */
    private static final Set<String> OF_A_COURSE = Set.of(
            "activity",
            "activity_placement",
            "collection_pass",
            "collection_request",
            "course",
            "course_copy",
            "course_group",
            "course_map",
            "decision_batch",
            "evidence_criterion",
            "evidence_level",
            "evidence_task",
            "line_item",
            "map_offer",
            "mapping",
            "progress_column",
            "quarantined_value",
            "raised_threshold",
            "resource_link",
            "roster_reading",
            "scheduled_tasks",
            "source_reading");

    /** Ids of these columns are the same in every course. */
    private static final Set<String> SHARED = Set.of(
            "institution_id",
            "registration_id",
            "deployment_id",
            "microcredential_id",
            "version_id",
            "competency_id",
            "criterion_id",
            "level_id",
            "in_force",
            "draft_of");

    /** Ids of these columns are of something that a course has, and so is the id of what a course has. */
    private static final Set<String> OF_COURSES = Set.of(
            "course_id",
            "line_item_id",
            "course_map_id",
            "activity_id",
            "course_group",
            "target",
            "batch_id",
            "origin_id",
            "from_map_id",
            "to_map_id",
            "copy_of",
            "undoes");

    /** In these stand ids of line items. */
    private static final Set<String> TELLS_OF_LINE_ITEMS =
            Set.of("course_map.frozen", "standing.facts", "standing.rulings", "attainment.trace", "attainment.missing");

    private final JdbcTemplate jdbc;
    private final Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    private final List<String> lineItems;

    /** Keeps the rows of the first course aside. */
    Growth(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.query("""
                SELECT table_name, column_name, data_type FROM information_schema.columns
                 WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'
                 ORDER BY table_name, ordinal_position""", row -> {
            columns.computeIfAbsent(row.getString("table_name"), name -> new LinkedHashMap<>())
                    .put(row.getString("column_name"), row.getString("data_type"));
        });
        columns.keySet().removeAll(SMALL.keySet());
        jdbc.execute("CREATE SCHEMA IF NOT EXISTS first");
        for (String table : columns.keySet()) {
            jdbc.execute("CREATE TABLE IF NOT EXISTS first." + table + " AS SELECT * FROM public." + table
                    + (table.equals("scheduled_tasks") ? " WHERE task_name = 'collect-course'" : ""));
        }
        lineItems = jdbc.queryForList("SELECT CAST(id AS VARCHAR) FROM first.line_item", String.class);
    }

    /** Every table that grows. */
    Set<String> growing() {
        return new TreeSet<>(columns.keySet());
    }

    /** So many courses more. The first of them is the {@code from}th. */
    void courses(int from, int many) {
        keepLists(from, many);
        columns.keySet().forEach(table -> copy(table, from, many, new Of("g", "1", "g")));
    }

    /** One more course that has each learner of the first so many times. */
    void largeCourse(int number, int times) {
        keepLists(number, times);
        for (String table : columns.keySet()) {
            boolean once = OF_A_COURSE.contains(table);
            copy(table, 1, once ? 1 : times, new Of(String.valueOf(number), "g", number + " + g"));
        }
    }

    /** Tells PostgreSQL how much there is, as it finds out by itself in time. */
    void look() {
        jdbc.execute("ANALYZE");
    }

    /**
     * @param course the number of the course, as SQL
     * @param person the number of the copy of a learner in the course
     * @param serial a number that no other copy of a row has
     */
    private record Of(String course, String person, String serial) {}

    private void copy(String table, int from, int many, Of of) {
        String names = String.join(", ", columns.get(table).keySet());
        String copies = columns.get(table).entrySet().stream()
                .map(column -> copied(table, column.getKey(), column.getValue(), of))
                .collect(Collectors.joining(", "));
        // without triggers, those of foreign keys included: the copies refer to each other as the originals do
        jdbc.execute((java.sql.Connection connection) -> {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute("SET session_replication_role = replica");
                statement.execute("SET join_collapse_limit = 1");
                statement.execute("INSERT INTO public." + table + " (" + names + ") SELECT " + copies
                        + " FROM generate_series(" + from + ", " + (from + many - 1) + ") AS g CROSS JOIN first."
                        + table
                        + " AS f");
                statement.execute("RESET ALL");
            }
            return null;
        });
    }

    private String copied(String table, String column, String type, Of of) {
        String value = "f." + column;
        boolean ofCourse = OF_A_COURSE.contains(table);
        return switch (table + "." + column) {
            case "course.context_id",
                    "platform_identity.subject",
                    "platform_identity.sourced_id",
                    "agreement.subject" ->
                value + " || '-' || " + of.course() + (ofCourse ? "" : " || '-' || " + of.person());
            case "credential.id", "credential_consent.credential_id" ->
                "'a' || SUBSTR(MD5(" + value + " || ':' || " + of.serial() + "), 1, 25)";
            case "credential.status_list_id" -> list(value, of);
            case "credential.status_index" ->
                "((" + of.serial() + ") % " + COPIES_OF_A_LIST
                        + ") * 64 + (SELECT count(*) FROM first.credential AS other WHERE other.id < f.id)";
            case "audit_event.seal", "audit_seal.number" ->
                value + " + (SELECT MAX(number) FROM first.audit_seal) * (" + of.serial() + ")";
            case "award_case.only_key",
                    "used_nonce.nonce_hash",
                    "letter_wish.address_hash",
                    "join_code.hash",
                    "erasure.reference",
                    "forgotten_identity.subject_hash",
                    "joined_persons.pair" -> "MD5(" + value + " || ':' || " + of.serial() + ")";
            case "scheduled_tasks.task_instance" -> id(value, true, of) + "::text";
            case "scheduled_tasks.execution_time" -> "now() + INTERVAL '1 day' + g * INTERVAL '1 second'";
            case "submission.subject_id" -> "COALESCE(" + id("f.activity_id", true, of) + ", f.competency_id)";
            default -> usual(table, column, type, of);
        };
    }

    private String usual(String table, String column, String type, Of of) {
        String value = "f." + column;
        boolean ofCourse = OF_A_COURSE.contains(table);
        if (TELLS_OF_LINE_ITEMS.contains(table + "." + column)) {
            String told = value;
            for (String item : lineItems) {
                told = "REPLACE(" + told + ", '" + item + "', " + id("'" + item + "'", true, of) + "::text)";
            }
            return told;
        }
        if (type.equals("uuid") && !SHARED.contains(column)) {
            return id(value, OF_COURSES.contains(column) || (ofCourse && column.equals("id")), of);
        }
        // as if each course had begun at a moment of its own within a month
        return type.startsWith("timestamp")
                ? value + " - ((" + of.course() + ") * 37 % 2592000) * INTERVAL '1 second'"
                : value;
    }

    private static String id(String value, boolean ofCourse, Of of) {
        return "MD5(" + value + "::text || ':' || " + of.course() + (ofCourse ? "" : " || ':' || " + of.person())
                + ")::uuid";
    }

    /** A list has 131,072 places, and the first course less than 64 credentials. */
    private static final int COPIES_OF_A_LIST = 2000;

    private static String list(String value, Of of) {
        return "MD5(" + value + "::text || ':' || (" + of.serial() + ") / " + COPIES_OF_A_LIST + ")::uuid";
    }

    private void keepLists(int from, int many) {
        for (int list = from / COPIES_OF_A_LIST; list <= (from + many) / COPIES_OF_A_LIST; list++) {
            jdbc.update("""
                    INSERT INTO status_list (id, institution_id, number, version, signed_version, signed_at, signed_list,
                      created_at, deck, dealt, purpose)
                    SELECT MD5(id::text || ':' || CAST(? AS INT))::uuid, institution_id, 1000 + number + CAST(? AS INT), version,
                      signed_version, signed_at, signed_list, created_at, NULL, dealt, purpose
                      FROM status_list WHERE id IN (SELECT status_list_id FROM first.credential)
                    ON CONFLICT DO NOTHING""", list, list * 10);
        }
    }

    private static Map<String, String> small() {
        Map<String, String> small = new LinkedHashMap<>();
        ofAnInstitution().forEach(table -> small.put(table, "an institution has a handful"));
        Stream.of(
                        "grade_file",
                        "handover",
                        "invitation",
                        "join_file",
                        "portfolio_link",
                        "portfolio_visit",
                        "spring_session",
                        "spring_session_attributes")
                .forEach(table -> small.put(table, "gone within a day"));
        small.put("status_list", "one for 131,072 credentials");
        small.put("case_transition", "a list that never changes");
        small.put("refused_launch", "one row for each reason");
        small.put("restore", "one row for each restore");
        return small;
    }

    private static Stream<String> ofAnInstitution() {
        return Stream.of(
                "administrator",
                "award_policy",
                "badge_colour",
                "badge_design",
                "badge_emblem",
                "collection_notice",
                "competency",
                "competency_group",
                "competency_validation",
                "connection_health",
                "criterion",
                "deployment",
                "endorsement",
                "endorser",
                "framework",
                "framework_competency",
                "framework_import",
                "framework_revision",
                "group_nesting",
                "group_placement",
                "installation",
                "institution",
                "issuer_key",
                "met_origin",
                "microcredential",
                "microcredential_author",
                "microcredential_decision",
                "microcredential_policy",
                "microcredential_text",
                "microcredential_version",
                "moodle_connection",
                "notice_subscription",
                "partner_invitation",
                "partner_validation",
                "pathway",
                "pending_registration",
                "platform_file",
                "proficiency_level",
                "registration",
                "tool_key");
    }
}
