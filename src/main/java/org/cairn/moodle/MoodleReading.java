package org.cairn.moodle;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cairn.gradebook.Figure;
import org.cairn.gradebook.OfferedLineItem;
import org.cairn.gradebook.OfferedResult;
import org.cairn.gradebook.OwnLineItems;
import org.cairn.gradebook.Result;
import org.cairn.moodle.ws.WireGrade;
import org.cairn.moodle.ws.WireModule;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Turns what Moodle reports of a course into line items and results. Pure; holds what one reading has seen so far. */
final class MoodleReading {

    static final String ITEM = "urn:cairn:moodle:item:";

    /** What Moodle calls the end of an activity, by kind: assign; quiz, choice, feedback; lesson; workshop. */
    private static final Set<String> DUE = Set.of("duedate", "timeclose", "deadline", "submissionend");

    private final Map<Long, WireModule> modules;
    private final Set<Long> leftOut;
    private final Predicate<URI> pages;
    private final Map<Long, OfferedLineItem> items = new LinkedHashMap<>();
    private final Map<Long, Map<String, OfferedResult>> results = new LinkedHashMap<>();
    private final AtomicInteger reported = new AtomicInteger();
    private final Set<String> learners = new HashSet<>();

    /**
     * @param leftOut the items that come by AGS, or are Cairn's own
     * @param pages which addresses may be shown as the page of an activity
     */
    MoodleReading(List<WireModule> modules, Set<Long> leftOut, Predicate<URI> pages) {
        this.modules = modules.stream()
                .collect(Collectors.toMap(WireModule::id, module -> module, (one, other) -> one, LinkedHashMap::new));
        this.leftOut = Set.copyOf(leftOut);
        this.pages = pages;
    }

    static URI key(long item) {
        return URI.create(ITEM + item);
    }

    /** What is graded, whoever's grade it came with. */
    void item(WireGrade grade) {
        reported.incrementAndGet();
        if (isWanted(grade)) {
            items.computeIfAbsent(grade.id(), id -> lineItem(grade));
        }
    }

    void add(String learner, WireGrade grade) {
        learners.add(learner);
        if (isWanted(grade)) {
            results.computeIfAbsent(grade.id(), id -> new LinkedHashMap<>()).put(learner, result(learner, grade));
        }
    }

    /** Whether Moodle has reported anybody; of a course without learners it says nothing. */
    boolean isEmpty() {
        return reported.get() == 0;
    }

    boolean hasSeen(String learner) {
        return learners.contains(learner);
    }

    List<OfferedLineItem> lineItems() {
        return List.copyOf(items.values());
    }

    /** What was found of an item, one learner after the other. */
    void results(URI key, BiConsumer<URI, OfferedResult> reader) {
        long id = Long.parseLong(key.toString().substring(ITEM.length()));
        results.getOrDefault(id, Map.of()).values().forEach(result -> reader.accept(key, result));
    }

    private boolean isWanted(WireGrade grade) {
        boolean single = "mod".equals(grade.itemtype()) || "manual".equals(grade.itemtype());
        return single && !leftOut.contains(grade.id()) && !OwnLineItems.isCheck(grade.itemname());
    }

    /** One that tells who has completed an activity: one point, or none. */
    OfferedLineItem completion(WireModule module) {
        return new OfferedLineItem(
                CompletionReading.key(module.id()),
                text(module.name()) + CompletionReading.LABEL,
                Figure.judge(BigDecimal.ONE),
                page(module),
                due(module));
    }

    private OfferedLineItem lineItem(WireGrade grade) {
        @Nullable WireModule module = grade.cmid() == null ? null : modules.get(grade.cmid());
        String name = grade.itemname();
        String label = (name == null || name.isBlank()) && module != null ? module.name() : name;
        return new OfferedLineItem(key(grade.id()), text(label), maximum(grade), page(module), due(module));
    }

    private static OfferedResult result(String learner, WireGrade grade) {
        boolean hidden = grade.isHidden();
        Figure score = Figure.of(grade.graderaw());
        boolean waits = grade.gradedatesubmitted() != null && grade.gradedategraded() == null;
        return new OfferedResult(
                learner,
                hidden ? new Figure.Absent() : less(score, grade),
                maximum(grade),
                (hidden && !(score instanceof Figure.Absent)) || waits ? Result.Status.PENDING : Result.Status.ABSENT,
                instant(grade.gradedategraded()));
    }

    /** A grade item may begin above zero, as every scale does: what it begins with is nobody's achievement. */
    private static Figure maximum(WireGrade grade) {
        return less(Figure.of(grade.grademax()), grade);
    }

    private static Figure less(Figure figure, WireGrade grade) {
        return figure instanceof Figure.Believed believed
                        && Figure.of(grade.grademin()) instanceof Figure.Believed minimum
                ? Figure.judge(believed.number().subtract(minimum.number()))
                : figure;
    }

    private @Nullable URI page(@Nullable WireModule module) {
        if (module == null || module.url() == null) {
            return null;
        }
        try {
            URI page = URI.create(module.url());
            return pages.test(page) ? page : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Instant due(@Nullable WireModule module) {
        return module == null || module.dates() == null
                ? null
                : module.dates().stream()
                        .filter(date -> date.dataid() != null && DUE.contains(date.dataid()))
                        .map(date -> instant(date.timestamp()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    static @Nullable Instant instant(@Nullable Long seconds) {
        // From 1970, where an unset time would be, to the year 9999, after which no database agrees with another.
        return seconds == null || seconds <= 0 || seconds > 253_402_300_799L ? null : Instant.ofEpochSecond(seconds);
    }

    /** Moodle writes names as they stand in a page. */
    static @Nullable String text(@Nullable String html) {
        return html == null ? null : HtmlUtils.htmlUnescape(html);
    }
}
