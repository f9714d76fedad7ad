package org.cairn.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Fills variables into custom values. One that the platform does not know is sent as it stands (LTI Core 1.3, 5.4.6.1), as
 * is one that would give away a withheld name.
 */
@Component
final class CustomVariables {

    static final String LINK_HISTORY = "ResourceLink.id.history";
    static final List<String> NAMES = List.of(
            "Context.id",
            "Context.id.history",
            "Context.label",
            "Context.title",
            "Person.email.primary",
            "Person.name.full",
            "ResourceLink.id",
            LINK_HISTORY,
            "ResourceLink.title",
            "User.id");

    private final Manners manners;
    private final Wire wire;

    CustomVariables(Manners manners, Wire wire) {
        this.manners = manners;
        this.wire = wire;
    }

    /** @param course null where the launch happens in none */
    Map<String, Object> fill(
            Map<String, String> values, @Nullable Course course, @Nullable ResourceLink link, Person person) {
        Map<String, Object> filled = new LinkedHashMap<>();
        values.forEach((name, value) -> filled.put(name, value(value, course, link, person)));
        return filled;
    }

    private @Nullable Object value(String value, @Nullable Course course, @Nullable ResourceLink link, Person person) {
        if (!value.startsWith("$") || !manners.now().variables().contains(value.substring(1))) {
            return value;
        }
        if (person.withheld() && value.startsWith("$Person.")) {
            return manners.now().withheldIsNull() ? null : value;
        }
        String known = value.startsWith("$Context.") ? ofCourse(value, course) : ofOthers(value, link, person);
        boolean empty = known == null || (known.isEmpty() && !manners.now().emptyHistory());
        return empty ? value : known;
    }

    private @Nullable String ofCourse(String variable, @Nullable Course course) {
        if (course == null) {
            return null;
        }
        return switch (variable) {
            case "$Context.id" -> wire.id(course);
            case "$Context.label" -> course.label();
            case "$Context.title" -> course.title();
            default -> wire.history(course);
        };
    }

    private @Nullable String ofOthers(String variable, @Nullable ResourceLink link, Person person) {
        return switch (variable) {
            case "$ResourceLink.id" -> link == null ? null : wire.link(link.id());
            case "$ResourceLink.title" -> link == null ? null : link.title();
            case "$ResourceLink.id.history" -> link == null ? null : wire.history(link);
            case "$User.id" -> wire.id(person);
            case "$Person.name.full" -> person.name();
            default -> person.email();
        };
    }
}
