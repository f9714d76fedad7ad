package org.cairn.connection.web;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cairn.connection.ConnectionCheck;
import org.cairn.connection.ConnectionHealth;
import org.cairn.connection.Finding.Area;
import org.cairn.connection.Finding.Level;
import org.cairn.connection.FindingWords;
import org.cairn.connection.Health;
import org.cairn.connection.web.ConnectionPage.HealthPage;
import org.cairn.connection.web.ConnectionPage.LaunchLine;
import org.cairn.connection.web.ConnectionPage.RefusedLine;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Words;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts into words what is known of one connection. */
@Component
class ConnectionPages {

    /** The checks of the modules above, each of which can say that everything in the gradebook is shown. */
    private static final Set<String> WHOLE_GRADEBOOK = Set.of("gradebook.check.whole", "moodle.check.grades");

    private final Platforms platforms;
    private final ConnectionHealth health;
    private final FindingWords findings;
    private final Words words;
    private final MessageSource messages;

    ConnectionPages(
            Platforms platforms, ConnectionHealth health, FindingWords findings, Words words, MessageSource messages) {
        this.platforms = platforms;
        this.health = health;
        this.findings = findings;
        this.words = words;
        this.messages = messages;
    }

    ConnectionPage of(RegistrationId id, Locale locale) {
        Registration registration =
                platforms.registration(id).orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "shared.not-found"));
        Health last = health.last().get(id);
        return new ConnectionPage(
                registration,
                platforms.institution(registration.institution()).name().in(locale),
                platforms.source(id),
                ConnectionLine.state(registration, last, platforms.waiting().getOrDefault(id, 0)),
                platforms.deployments(id),
                platforms.metOrigins(id),
                platforms.acceptedOrigins(id),
                health.courses(id),
                health.checks().stream()
                        .flatMap(check -> check.launches(id).stream())
                        .map(launch -> line(launch, locale))
                        .toList(),
                health.checks().stream()
                        .flatMap(check -> check.refused(id).stream())
                        .map(refused -> line(refused, locale))
                        .toList(),
                health.checks().stream()
                        .flatMap(check -> check.door(registration).stream())
                        .toList(),
                last == null ? null : page(registration, last, locale));
    }

    String when(Instant at, Locale locale) {
        return words.date(at, locale) + ", " + words.time(at, locale);
    }

    private RefusedLine line(ConnectionCheck.Refused refused, Locale locale) {
        return new RefusedLine(
                messages.getMessage(refused.reason(), null, locale),
                messages.getMessage(refused.reason() + ".todo", null, locale),
                refused.times(),
                when(refused.last(), locale));
    }

    private LaunchLine line(ConnectionCheck.PastLaunch launch, Locale locale) {
        return new LaunchLine(
                when(launch.when(), locale), launch.course(), say(launch.kind(), locale, List.of()), launch.framed());
    }

    private HealthPage page(Registration registration, Health last, Locale locale) {
        Map<Area, List<FindingWords.Line>> areas = new EnumMap<>(Area.class);
        for (Area area : Area.values()) {
            areas.put(
                    area,
                    last.in(area).stream()
                            .map(finding -> findings.line(registration, finding, locale))
                            .toList());
        }
        return new HealthPage(
                when(last.checkedAt(), locale),
                last.sum(),
                last.worst() == Level.PROBLEM ? "rust" : last.worst() == Level.NOTICE ? "amber" : "moss",
                last.count(Level.GOOD),
                last.count(Level.NOTICE),
                last.count(Level.PROBLEM),
                health.checks().stream()
                        .mapToInt(check -> check.waiting(registration.id()))
                        .sum(),
                last.findings().stream()
                        .anyMatch(
                                finding -> WHOLE_GRADEBOOK.contains(finding.check()) && finding.level() == Level.GOOD),
                areas);
    }

    private String say(String key, Locale locale, List<String> args) {
        return messages.getMessage(key, args.toArray(), locale);
    }
}
