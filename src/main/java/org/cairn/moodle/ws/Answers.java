package org.cairn.moodle.ws;

import org.cairn.outbound.OutboundAnswer;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;

/**
 * What an answer of no use means. Moodle reports errors of a function as {@code exception}, {@code errorcode} and
 * {@code message} with HTTP 200; what never reached one has another status.
 */
final class Answers {

    private static final int LONGEST_DETAIL = 200;

    private Answers() {}

    /** @throws Refusal where no function has answered */
    static String body(OutboundAnswer answer) {
        if (answer.isSuccess()) {
            return answer.body();
        }
        throw switch (answer.status()) {
            case 403 -> new Refusal(Problem.PLATFORM_FAILED, "moodle.rest-off");
            case 404 -> new Refusal(Problem.PLATFORM_FAILED, "moodle.no-moodle");
            case 429, 503 -> new Refusal(Problem.UNAVAILABLE, "moodle.busy");
            default -> new Refusal(Problem.PLATFORM_FAILED, "moodle.status", answer.status());
        };
    }

    static Refusal exception(String function, String code, String message) {
        String detail = message.length() > LONGEST_DETAIL ? message.substring(0, LONGEST_DETAIL) + "…" : message;
        return switch (code) {
            case "invalidtoken",
                    "invalidtimedtoken",
                    "invalidiptoken",
                    "wsaccessuserdeleted",
                    "wsaccessusersuspended",
                    "wsaccessuserexpired",
                    "wsaccessusernologin",
                    "forcepasswordchangenotice",
                    "usernotfullysetup",
                    "sitepolicynotagreed" -> new Refusal(Problem.PLATFORM_FAILED, "moodle.token-refused", code);
            case "accessexception", "servicenotavailable" -> missing(function);
            case "nopermissions",
                    "nopermissiontoviewgrades",
                    "requireloginerror",
                    "errorcoursecontextnotvalid",
                    "cannotviewreport",
                    "notingroup" -> new Refusal(Problem.PLATFORM_FAILED, "moodle.not-permitted", function, detail);
            case "invaliduser", "invaliduserid", "usernotenrolled", "userdeleted" ->
                new Refusal(Problem.PLATFORM_FAILED, "moodle.no-such-learner");
            // A function that Moodle does not know is a record that is missing, and so is a course.
            case "invalidrecord", "invalidrecordunknown", "invalidcourseid" ->
                message.contains("external_functions")
                        ? missing(function)
                        : new Refusal(Problem.PLATFORM_FAILED, "moodle.course-missing");
            case "sitemaintenance", "upgraderunning", "dbconnectionfailed" ->
                new Refusal(Problem.UNAVAILABLE, "moodle.busy");
            default -> new Refusal(Problem.PLATFORM_FAILED, "moodle.refused", function, code);
        };
    }

    private static Refusal missing(String function) {
        return new Refusal(Problem.PLATFORM_FAILED, "moodle.function-missing", function);
    }

    static Refusal unreadable() {
        return new Refusal(Problem.PLATFORM_FAILED, "moodle.answer-unreadable");
    }
}
