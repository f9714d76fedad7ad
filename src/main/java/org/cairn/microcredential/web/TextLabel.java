package org.cairn.microcredential.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a text is called for whoever corrects it: a message and the numbers of what it belongs to, counted from one. */
record TextLabel(String key, List<Integer> numbers) {

    private static final Map<Pattern, String> KINDS = Map.of(
            Pattern.compile("(title|description|assessmentMethod)"), "",
            Pattern.compile("particulars\\.(need|prerequisites|authentic|stacking|renewal)"), "",
            Pattern.compile("requirements\\.(\\d+)\\.competency\\.title"), "competency",
            Pattern.compile("requirements\\.(\\d+)\\.competency\\.statement"), "statement",
            Pattern.compile("requirements\\.(\\d+)\\.competency\\.criteria\\.(\\d+)\\.text"), "criterion",
            Pattern.compile("requirements\\.\\d+\\.competency\\.scale\\.name"), "scale",
            Pattern.compile("requirements\\.\\d+\\.competency\\.scale\\.levels\\.(\\d+)\\.label"), "level",
            Pattern.compile("requirements\\.\\d+\\.competency\\.scale\\.levels\\.(\\d+)\\.description"), "meaning");

    static TextLabel of(String path) {
        return KINDS.entrySet().stream()
                .flatMap(kind -> label(kind.getKey().matcher(path), kind.getValue()).stream())
                .findFirst()
                .orElseGet(() -> new TextLabel("other", List.of()));
    }

    private static Optional<TextLabel> label(Matcher path, String kind) {
        if (!path.matches()) {
            return Optional.empty();
        }
        if (kind.isEmpty()) {
            return Optional.of(new TextLabel(path.group(1), List.of()));
        }
        return Optional.of(new TextLabel(
                kind,
                IntStream.rangeClosed(1, path.groupCount())
                        .mapToObj(group -> Integer.parseInt(path.group(group)) + 1)
                        .toList()));
    }

    public int first() {
        return numbers.isEmpty() ? 0 : numbers.get(0);
    }

    public int second() {
        return numbers.size() < 2 ? 0 : numbers.get(1);
    }
}
