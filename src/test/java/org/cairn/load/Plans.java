package org.cairn.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every plan that PostgreSQL has carried out, as its module {@code auto_explain} writes it into the log: of the stores, of the
 * libraries, and of what checks foreign keys.
 */
final class Plans {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PLAN = "plan:\n";
    private static final Pattern MARK = Pattern.compile("SELECT 'read: (.*)'");

    /** What lies in the order of an index is handed on as it comes, so that whoever has enough stops it. */
    private static final Set<String> STREAMS =
            Set.of("Append", "Incremental Sort", "LockRows", "Nested Loop", "Result", "Subquery Scan");

    /** What tells one course, or one institution, from the others. Rows that are dropped for it were those of others. */
    private static final Pattern OF_OTHERS = Pattern.compile("\\b(course|institution|registration|deployment)_id = ");

    /** So many rows of others are no accident. */
    private static final int OTHERS = 30;

    /** In a table that has fewer rows than this, PostgreSQL takes any way. */
    private static final int FEW = 100;

    /** More than a page of a list, or of a pass. */
    private static final int MANY = 600;

    private Plans() {}

    /**
     * A statement and how it was carried out.
     *
     * @param page what was read meanwhile
     */
    record Plan(String page, String sql, JsonNode root) {

        /**
         * What of it takes longer with every course that is added.
         *
         */
        List<String> faults(Sizes sizes) {
            List<String> faults = new ArrayList<>();
            look(root, "", false, sizes, faults);
            return faults;
        }
    }

    /**
     * What is in the database.
     *
     * @param rows how many each table has that grows
     * @param leading by which column each index is in order first
     */
    record Sizes(Map<String, Long> rows, Map<String, String> leading) {

        boolean areMany(String table) {
            return rows.getOrDefault(table, 0L) >= FEW;
        }
    }

    /** What a mark says is being read. */
    static String mark(String page) {
        return "SELECT 'read: " + page.replace("'", "") + "'";
    }

    /** All there are from the first mark on. */
    static List<Plan> read(Path log) {
        List<Plan> plans = new ArrayList<>();
        String page = "";
        try (var lines = Files.lines(log, StandardCharsets.UTF_8)) {
            for (String line : (Iterable<String>) lines::iterator) {
                // the last one may be under way
                if (!line.contains("plan:\\n") || !line.endsWith("}")) {
                    continue;
                }
                String message = JSON.readTree(line).path("message").asString();
                JsonNode explained = JSON.readTree(message.substring(message.indexOf(PLAN) + PLAN.length()));
                String sql = explained.path("Query Text").asString().replaceAll("\\s+", " ");
                Matcher mark = MARK.matcher(sql);
                if (mark.matches()) {
                    page = mark.group(1);
                } else if (!page.isEmpty()) {
                    plans.add(new Plan(page, sql, explained.path("Plan")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return plans;
    }

    private static void look(JsonNode node, String above, boolean ends, Sizes sizes, List<String> faults) {
        String type = node.path("Node Type").asString();
        String table = node.path("Relation Name").asString(above);
        boolean inVain = dropped(node) > 0;
        if (sizes.areMany(table)) {
            if (isWhole(node, type, sizes) && (!ends || inVain)) {
                faults.add("reads all of " + table + " by "
                        + node.path("Index Name").asString("no index"));
            } else if (read(node) > MANY && read(node) * 4 > sizes.rows().get(table)) {
                faults.add("reads a quarter of " + table + " and more");
            } else if (dropped(node) >= OTHERS
                    && OF_OTHERS.matcher(node.path("Filter").asString("")).find()) {
                faults.add("reads the " + table + " of others and drops them");
            }
        }
        boolean goesOn = type.equals("Limit") || (ends && STREAMS.contains(type));
        node.path("Plans").forEach(child -> look(child, table, goesOn, sizes, faults));
    }

    /** An index that is asked for something else than what it is in order by first is walked from end to end. */
    private static boolean isWhole(JsonNode node, String type, Sizes sizes) {
        return switch (type) {
            case "Seq Scan" -> true;
            case "Index Scan", "Index Only Scan", "Bitmap Index Scan" -> {
                String leading =
                        sizes.leading().getOrDefault(node.path("Index Name").asString(), "?");
                yield !Pattern.compile("\\b" + leading + "\\b")
                        .matcher(node.path("Index Cond").asString(""))
                        .find();
            }
            default -> false;
        };
    }

    private static double dropped(JsonNode node) {
        return node.path("Rows Removed by Filter").asDouble(0)
                * node.path("Actual Loops").asDouble(1);
    }

    /** How many rows were looked at, whether they were wanted or not. */
    private static long read(JsonNode node) {
        if (!node.path("Node Type").asString().endsWith("Scan")) {
            return 0;
        }
        double each = node.path("Actual Rows").asDouble(0)
                + node.path("Rows Removed by Filter").asDouble(0)
                + node.path("Rows Removed by Index Recheck").asDouble(0);
        return Math.round(each * node.path("Actual Loops").asDouble(1));
    }
}
