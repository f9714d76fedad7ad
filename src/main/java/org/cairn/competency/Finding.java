package org.cairn.competency;

import java.util.List;
import java.util.Locale;

/**
 * What the linter has to say about one text. It advises and never forbids. The message is {@code competency.lint.<slug>};
 * with {@code .why} and {@code .instead} it explains.
 *
 * @param field the text as the form names it, without its language: title, statement, criteria or criteria[2]
 * @param language en or fr
 * @param args for the messages
 */
public record Finding(Rule rule, String field, String language, List<Object> args) {

    /** What is looked for. */
    public enum Rule {
        NO_VERB,
        UNOBSERVABLE_VERB,
        SEVERAL_VERBS,
        NO_STANDARD,
        LONG_TITLE,
        FEW_CRITERIA,
        CRITERION_WITHOUT_VERB,
        CRITERION_UNOBSERVABLE;

        /** As messages name it. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Finding {
        args = List.copyOf(args);
    }
}
