package org.cairn.competency;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/** How long texts may be, wherever they come from: what is longer would not fit where it is published. */
public final class Limits {

    public static final int TITLE = 200;
    public static final int STATEMENT = 4000;
    public static final int CRITERION = 4000;
    public static final int CODE = 100;
    public static final int LABEL = 100;
    public static final int DESCRIPTION = 500;
    public static final int ADDRESS = 1000;
    public static final int CRITERIA = 40;
    public static final int LEVELS = 12;

    private Limits() {}

    /** A text that is too long, or a list. */
    public record TooLong(String field, int most) {}

    /** Fields in the words of CASE. */
    static List<TooLong> of(Competency competency) {
        List<TooLong> found = new ArrayList<>();
        text(found, "abbreviatedStatement", competency.title(), TITLE);
        text(found, "fullStatement", competency.statement(), STATEMENT);
        text(found, "notes", competency.more().range(), STATEMENT);
        plain(found, "humanCodingScheme", competency.code(), CODE);
        plain(found, "uri", competency.more().uri(), ADDRESS);
        competency.criteria().forEach(criterion -> {
            text(found, "CFRubricCriterion", criterion.text(), CRITERION);
            criterion
                    .descriptors()
                    .forEach(descriptor -> text(found, "CFRubricCriterionLevel", descriptor.text(), CRITERION));
        });
        text(found, "CFRubric", competency.scale().name(), TITLE);
        competency.scale().levels().forEach(level -> {
            text(found, "quality", level.label(), LABEL);
            text(found, "CFRubricCriterionLevel", level.description(), DESCRIPTION);
        });
        list(found, "CFRubricCriteria", competency.criteria().size(), CRITERIA);
        list(found, "CFRubricCriterionLevels", competency.scale().levels().size(), LEVELS);
        rest(found, competency.more());
        return List.copyOf(found);
    }

    private static void rest(List<TooLong> found, Details more) {
        more.attributes().forEach(attribute -> text(found, "attributes", attribute.text(), STATEMENT));
        more.alignments().forEach(alignment -> {
            plain(found, "alignments", alignment.uri(), ADDRESS);
            plain(found, "alignments", alignment.code(), TITLE);
            plain(found, "alignments", alignment.framework(), TITLE);
        });
        Details.Parts parts = more.parts();
        if (parts != null) {
            Stream.of("verb", "context", "standard").forEach(part -> text(found, part, part(parts, part), STATEMENT));
        }
    }

    private static @Nullable Bilingual part(Details.Parts parts, String name) {
        return switch (name) {
            case "verb" -> parts.verb();
            case "context" -> parts.context();
            default -> parts.standard();
        };
    }

    private static void text(List<TooLong> found, String field, @Nullable Bilingual text, int most) {
        if (text != null) {
            plain(found, field, text.en(), most);
            plain(found, field, text.fr(), most);
        }
    }

    private static void plain(List<TooLong> found, String field, @Nullable String text, int most) {
        if (text != null && text.length() > most) {
            found.add(new TooLong(field, most));
        }
    }

    private static void list(List<TooLong> found, String field, int size, int most) {
        if (size > most) {
            found.add(new TooLong(field, most));
        }
    }

    /** At most so long, cut between two words where there is one, with an ellipsis. */
    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        int space = text.lastIndexOf(' ', end);
        return text.substring(0, space > most / 2 ? space : end).strip() + "…";
    }
}
