package org.cairn.competency.cfr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads a CFPackage. It is lenient where real exports are: links as bare addresses, sourcedId for identifier, numbers for
 * words, dates without a zone, an envelope around the package. It collects faults rather than stopping at the first.
 */
public final class CFReader {

    private static final int MOST_FAULTS = 200;
    private static final Pattern LAST_SEGMENT = Pattern.compile(".*[/:]([^/:?#]+)/?(\\?.*)?");

    private final List<CFFault> faults = new ArrayList<>();
    private final Set<String> identifiers = new HashSet<>();

    private CFReader() {}

    /** A package, or what is wrong with it. */
    public record Reading(@Nullable CFPackage whole, List<CFFault> faults) {}

    public static Reading read(String json) {
        CFReader reader = new CFReader();
        CFPackage whole = reader.whole(json);
        return new Reading(reader.faults.isEmpty() ? whole : null, List.copyOf(reader.faults));
    }

    private @Nullable CFPackage whole(String json) {
        Spot root;
        try {
            root = Spot.read(json.startsWith("\uFEFF") ? json.substring(1) : json);
        } catch (JacksonException e) {
            fault(e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr()), "no-json");
            return null;
        }
        Spot envelope = root.get("CFPackage");
        Spot inner = envelope == null ? root : envelope;
        Spot document = inner.get("CFDocument");
        if (document == null || !document.isObject()) {
            fault(inner.line(), "no-document");
            return null;
        }
        return new CFPackage(
                document(document),
                each(inner, "CFItems", this::item),
                each(inner, "CFAssociations", this::association),
                each(inner, "CFRubrics", this::rubric));
    }

    private CFDocument document(Spot spot) {
        return new CFDocument(
                spot.line(),
                identifier(spot),
                words(spot, "uri"),
                words(spot, "caseVersion"),
                words(spot, "creator"),
                needed(spot, "title"),
                words(spot, "lastChangeDateTime"),
                words(spot, "officialSourceURL"),
                words(spot, "publisher"),
                words(spot, "description"),
                words(spot, "language"),
                words(spot, "version"),
                words(spot, "adoptionStatus"),
                link(spot.get("licenseURI")),
                link(spot.get("CFPackageURI")),
                extensions(spot));
    }

    private CFItem item(Spot spot) {
        return new CFItem(
                spot.line(),
                once(spot, identifier(spot)),
                words(spot, "uri"),
                link(spot.get("CFDocumentURI")),
                needed(spot, "fullStatement"),
                words(spot, "abbreviatedStatement"),
                words(spot, "humanCodingScheme"),
                words(spot, "CFItemType"),
                words(spot, "notes"),
                words(spot, "language"),
                words(spot, "lastChangeDateTime"),
                extensions(spot));
    }

    private CFAssociation association(Spot spot) {
        return new CFAssociation(
                spot.line(),
                identifier(spot),
                words(spot, "uri"),
                link(spot.get("CFDocumentURI")),
                end(spot, "originNodeURI"),
                needed(spot, "associationType"),
                end(spot, "destinationNodeURI"),
                whole(spot, "sequenceNumber"),
                words(spot, "lastChangeDateTime"),
                extensions(spot));
    }

    private CFRubric rubric(Spot spot) {
        return new CFRubric(
                spot.line(),
                identifier(spot),
                words(spot, "uri"),
                words(spot, "title"),
                words(spot, "lastChangeDateTime"),
                each(spot, "CFRubricCriteria", this::criterion));
    }

    private CFRubric.Criterion criterion(Spot spot) {
        return new CFRubric.Criterion(
                spot.line(),
                once(spot, identifier(spot)),
                words(spot, "uri"),
                words(spot, "description"),
                link(spot.get("CFItemURI")),
                whole(spot, "position"),
                words(spot, "rubricId"),
                words(spot, "lastChangeDateTime"),
                each(spot, "CFRubricCriterionLevels", this::level));
    }

    private CFRubric.Level level(Spot spot) {
        return new CFRubric.Level(
                spot.line(),
                identifier(spot),
                words(spot, "uri"),
                words(spot, "description"),
                words(spot, "quality"),
                number(spot, "score"),
                whole(spot, "position"),
                words(spot, "rubricCriterionId"),
                words(spot, "lastChangeDateTime"));
    }

    private <T> List<T> each(Spot spot, String name, Function<Spot, T> read) {
        Spot list = spot.get(name);
        if (list == null || (list.elements() == null && !list.isObject() && list.words() == null)) {
            return List.of();
        }
        if (list.elements() == null) {
            fault(list.line(), "no-list", name);
            return List.of();
        }
        List<T> things = new ArrayList<>();
        for (Spot element : list.list()) {
            if (element.isObject()) {
                things.add(read.apply(element));
            } else {
                fault(element.line(), "no-object", name);
            }
        }
        return things;
    }

    /** OpenCASE writes sourcedId; some leave it to the last part of the address. */
    private String identifier(Spot spot) {
        Optional<String> found = Optional.ofNullable(words(spot, "identifier"))
                .or(() -> Optional.ofNullable(words(spot, "sourcedId")))
                .or(() -> Optional.ofNullable(words(spot, "uri")).map(CFReader::lastSegment));
        if (found.isEmpty()) {
            fault(spot.line(), "no-identifier");
        }
        return found.orElse("");
    }

    private String once(Spot spot, String identifier) {
        if (!identifier.isEmpty() && !identifiers.add(identifier.toLowerCase(Locale.ROOT))) {
            fault(spot.line(), "identifier-twice", identifier);
        }
        return identifier;
    }

    private CFLink end(Spot spot, String name) {
        CFLink link = link(spot.get(name));
        if (link == null) {
            fault(spot.line(), "missing", name);
            return new CFLink(null, null, null);
        }
        return link;
    }

    private static @Nullable CFLink link(@Nullable Spot spot) {
        if (spot == null) {
            return null;
        }
        if (!spot.isObject()) {
            String uri = spot.words();
            return uri == null || uri.isBlank() ? null : new CFLink(null, lastSegment(uri), uri);
        }
        String uri = words(spot, "uri");
        String identifier =
                Optional.ofNullable(words(spot, "identifier")).orElseGet(() -> uri == null ? null : lastSegment(uri));
        return uri == null && identifier == null ? null : new CFLink(words(spot, "title"), identifier, uri);
    }

    private static String lastSegment(String uri) {
        Matcher segment = LAST_SEGMENT.matcher(uri);
        return segment.matches() ? segment.group(1) : uri;
    }

    private String needed(Spot spot, String name) {
        String words = words(spot, name);
        if (words == null) {
            fault(spot.line(), "missing", name);
            return "";
        }
        return words;
    }

    private static @Nullable String words(Spot spot, String name) {
        Spot value = spot.get(name);
        String words = value == null ? null : value.words();
        return words == null || words.isBlank() ? null : words;
    }

    private @Nullable Integer whole(Spot spot, String name) {
        BigDecimal number = number(spot, name);
        return number == null || number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0
                ? null
                : Integer.valueOf(number.intValue());
    }

    private @Nullable BigDecimal number(Spot spot, String name) {
        String words = words(spot, name);
        if (words == null) {
            return null;
        }
        if (!words.matches("[+-]?\\d{1,12}(\\.\\d{1,12})?")) {
            fault(spot.line(), "no-number", name);
            return null;
        }
        return new BigDecimal(words);
    }

    private static @Nullable JsonNode extensions(Spot spot) {
        Spot extensions = spot.get("extensions");
        return extensions == null || !extensions.isObject() ? null : extensions.node();
    }

    private void fault(int line, String key, Object... args) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new CFFault(line, key, List.of(args)));
        }
    }
}
