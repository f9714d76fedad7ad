package org.cairn.connection;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cairn.connection.Finding.Level;
import org.cairn.platform.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts into words what a check found, for every page that shows it. */
@Component
public class FindingWords {

    private static final Map<Level, String> ICONS = Map.of(
            Level.GOOD, "check-circle-fill",
            Level.UNTRIED, "dash-lg",
            Level.NOTICE, "exclamation-triangle-fill",
            Level.PROBLEM, "x-octagon-fill");

    private final MessageSource messages;

    FindingWords(MessageSource messages) {
        this.messages = messages;
    }

    /** One finding in words; cause and fix only where there is something to put right. */
    public record Line(
            Level level,
            String icon,
            String title,
            String fact,
            @Nullable String cause,
            @Nullable String fix,
            @Nullable String who) {}

    public Line line(Registration registration, Finding finding, Locale locale) {
        boolean open = finding.level() == Level.PROBLEM || finding.level() == Level.NOTICE;
        String key = finding.key();
        return new Line(
                finding.level(),
                String.valueOf(ICONS.get(finding.level())),
                say(finding.check(), locale, List.of()),
                say(key, locale, finding.args()),
                open ? say(key + ".cause", locale, finding.args()) : null,
                open ? say(key + ".fix", locale, finding.args()) : null,
                open ? who(registration, finding, locale) : null);
    }

    private @Nullable String who(Registration registration, Finding finding, Locale locale) {
        return finding.fixer() == null
                ? null
                : say(
                        "platform.fixer." + finding.fixer(),
                        locale,
                        List.of(registration.name(), String.valueOf(finding.minutes())));
    }

    private String say(String key, Locale locale, List<String> args) {
        return messages.getMessage(key, args.toArray(), locale);
    }
}
