package org.cairn.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Fills variables into custom values. One that the platform does not know is sent as it stands (LTI Core 1.3, 5.4.6.1), as
 * is one that would give away a withheld name.
 */
final class CustomVariables {

    static final List<String> NAMES = List.of(
            "Context.id",
            "Context.label",
            "Context.title",
            "Person.email.primary",
            "Person.name.full",
            "ResourceLink.id",
            "ResourceLink.title",
            "User.id");

    /** What every launch carries. This platform copies no courses and does not know the second variable. */
    private static final Map<String, String> OF_THE_TOOL = Map.of(
            "context_label", "$Context.label",
            "resource_link_id_history", "$ResourceLink.id.history");

    private CustomVariables() {}

    static Map<String, String> fill(Course course, @Nullable ResourceLink link, Person person) {
        Map<String, String> custom = new TreeMap<>(OF_THE_TOOL);
        if (link != null) {
            custom.putAll(link.custom());
        }
        custom.replaceAll((name, value) -> value.startsWith("$") ? known(value, course, link, person) : value);
        return custom;
    }

    private static String known(String variable, Course course, @Nullable ResourceLink link, Person person) {
        String value = switch (variable) {
            case "$Context.id" -> course.id();
            case "$Context.label" -> course.label();
            case "$Context.title" -> course.title();
            case "$ResourceLink.id" -> link == null ? null : link.id();
            case "$ResourceLink.title" -> link == null ? null : link.title();
            case "$User.id" -> person.id();
            case "$Person.name.full" -> person.withheld() ? null : person.name();
            case "$Person.email.primary" -> person.withheld() ? null : person.email();
            default -> null;
        };
        return value == null ? variable : value;
    }
}
