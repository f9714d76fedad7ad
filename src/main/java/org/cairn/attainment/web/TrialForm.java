package org.cairn.attainment.web;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.attainment.Trial;
import org.cairn.mapping.CourseMapId;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;

/** What is tried, as it stands in the address; the threshold in percent. */
record TrialForm(
        @Nullable String section,
        @Nullable String threshold,
        @Nullable String from) {

    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}([.,]\\d{1,2})?");
    private static final Pattern NOISE = Pattern.compile("[\\s\\u00a0\\u202f%]");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Whether a threshold was typed that is none. */
    boolean wrong() {
        return threshold != null && !threshold.isBlank() && share().isEmpty();
    }

    Optional<BigDecimal> share() {
        String typed = threshold == null ? "" : NOISE.matcher(threshold).replaceAll("");
        return PERCENT.matcher(typed).matches()
                ? Optional.of(new BigDecimal(typed.replace(',', '.')).movePointLeft(2))
                        .filter(share -> share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0)
                : Optional.empty();
    }

    /** What is no section, is the course itself. */
    Optional<CourseId> elsewhere() {
        return Optional.ofNullable(section)
                .filter(typed -> ID.matcher(typed).matches())
                .map(UUID::fromString)
                .map(CourseId::new);
    }

    /** For links that keep what is tried; made of nothing that was typed but numbers and an id. */
    String query() {
        return Stream.of(
                        share().map(share -> "threshold="
                                + share.movePointRight(2).stripTrailingZeros().toPlainString()),
                        elsewhere().map(course -> "section=" + course))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&", "?", ""));
    }

    int first() {
        return from != null && NUMBER.matcher(from).matches() ? Integer.parseInt(from) : 0;
    }

    Trial trial(CourseMapId map) {
        return new Trial(map, elsewhere().orElse(null), share().orElse(null));
    }
}
