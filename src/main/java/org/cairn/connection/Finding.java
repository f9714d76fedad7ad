package org.cairn.connection;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check found, in keys of messages: {@code <check>} is its name, {@code <check>.<outcome>} the fact; for a problem or
 * a notice {@code .cause} and {@code .fix} are added to it.
 *
 * @param check such as {@code platform.check.keys}
 * @param args of all these messages
 * @param minutes how long the fix takes; 0 where there is none
 */
public record Finding(
        Area area,
        String check,
        Level level,
        String outcome,
        List<String> args,
        @Nullable Fixer fixer,
        int minutes) {

    /** Where it is shown. */
    public enum Area {
        TRUST,
        GRADES,
        PEOPLE
    }

    /** How it is. Only a problem keeps something from working. */
    public enum Level {
        GOOD,
        UNTRIED,
        NOTICE,
        PROBLEM
    }

    /** Who can put it right. */
    public enum Fixer {
        YOU,
        LMS_ADMINISTRATOR,
        NETWORK
    }

    public Finding {
        args = List.copyOf(args);
    }

    public static Finding good(Area area, String check, Object... args) {
        return new Finding(area, check, Level.GOOD, "good", texts(args), null, 0);
    }

    /** Could not be tried, which is nobody's fault. */
    public static Finding untried(Area area, String check, String outcome, Object... args) {
        return new Finding(area, check, Level.UNTRIED, outcome, texts(args), null, 0);
    }

    public static Finding notice(Area area, String check, String outcome, Fixer fixer, int minutes, Object... args) {
        return new Finding(area, check, Level.NOTICE, outcome, texts(args), fixer, minutes);
    }

    public static Finding problem(Area area, String check, String outcome, Fixer fixer, int minutes, Object... args) {
        return new Finding(area, check, Level.PROBLEM, outcome, texts(args), fixer, minutes);
    }

    /** The message of the fact. */
    public String key() {
        return check + "." + outcome;
    }

    private static List<String> texts(Object... args) {
        return Arrays.stream(args).map(String::valueOf).toList();
    }
}
