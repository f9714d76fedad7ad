package org.cairn.house;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template cut into elements and texts. Not an HTML parser: templates are well-formed enough that open and close tags
 * tell what lies inside what.
 */
record Markup(List<Element> elements, List<Text> texts) {

    /** @param attributes lower-case names; an attribute without a value has an empty one */
    record Element(int line, String name, Map<String, String> attributes) {

        boolean has(String attribute) {
            return attributes.containsKey(attribute);
        }
    }

    /** @param within the elements around the text, the innermost first */
    record Text(int line, String words, List<Element> within) {

        boolean isInside(String elementName) {
            return within.stream().anyMatch(element -> element.name().equals(elementName));
        }

        /** Shown in the browser only where no element around it replaces its content. */
        boolean isShown() {
            return within.stream()
                    .noneMatch(element -> element.has("th:text")
                            || element.attributes()
                                    .getOrDefault("th:remove", "")
                                    .equals("all"));
        }
    }

    private static final Pattern TOKEN = Pattern.compile(
            "<!--.*?-->|<!\\w[^>]*>|</(?<close>[\\w:-]+)\\s*>"
                    + "|<(?<open>[\\w:-]+)(?<attributes>(?:\\s+[^\\s=/>]+(?:\\s*=\\s*(?:\"[^\"]*\"|'[^']*'))?)*)\\s*(?<empty>/?)>",
            Pattern.DOTALL);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s=/>]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'))?", Pattern.DOTALL);
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    static Markup of(String html) {
        List<Element> elements = new ArrayList<>();
        List<Text> texts = new ArrayList<>();
        Deque<Element> open = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(html);
        int read = 0;
        while (token.find()) {
            addText(html, read, token.start(), open, texts);
            read = token.end();
            if (token.group("open") != null) {
                Element element = new Element(
                        lineOf(html, token.start()),
                        token.group("open").toLowerCase(Locale.ROOT),
                        attributes(token.group("attributes")));
                elements.add(element);
                if (token.group("empty").isEmpty() && !VOID.contains(element.name())) {
                    open.push(element);
                }
            } else if (token.group("close") != null) {
                close(token.group("close").toLowerCase(Locale.ROOT), open);
            }
        }
        addText(html, read, html.length(), open, texts);
        return new Markup(List.copyOf(elements), List.copyOf(texts));
    }

    private static void close(String name, Deque<Element> open) {
        if (open.stream().anyMatch(element -> element.name().equals(name))) {
            while (!open.pop().name().equals(name)) {
                // what was left open ends with what is around it
            }
        }
    }

    private static void addText(String html, int from, int to, Deque<Element> open, List<Text> texts) {
        String words = html.substring(from, to);
        if (!words.isBlank()) {
            int start = from + (words.length() - words.stripLeading().length());
            texts.add(new Text(lineOf(html, start), words.strip(), List.copyOf(open)));
        }
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            String value = attribute.group(2) != null ? attribute.group(2) : attribute.group(3);
            attributes.put(attribute.group(1).toLowerCase(Locale.ROOT), value == null ? "" : value);
        }
        return attributes;
    }

    private static int lineOf(String html, int position) {
        return 1
                + (int) html.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
