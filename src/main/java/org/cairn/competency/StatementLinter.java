package org.cairn.competency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Advice on how a competency is worded, after the Open Competency Toolkit: one concrete verb, its object and context, and
 * a standard; criteria that can be seen. Whoever writes decides.
 */
public final class StatementLinter {

    private static final int LONGEST_TITLE = 80;
    private static final int FEWEST_CRITERIA = 2;
    private static final Set<String> JOINS = Set.of("and", "or", "et", "ou", "then", "puis");
    private static final LintWords ENGLISH = new LintWords("en");
    private static final LintWords FRENCH = new LintWords("fr");

    private final LintWords words;
    private final String language;
    private final List<Finding> findings = new ArrayList<>();

    private StatementLinter(LintWords words, String language) {
        this.words = words;
        this.language = language;
    }

    /** What there is to say about what is written in this language; nothing about what is not translated. */
    public static List<Finding> lint(Competency competency, Locale locale) {
        StatementLinter linter = locale.getLanguage().equals(Locale.FRENCH.getLanguage())
                ? new StatementLinter(FRENCH, "fr")
                : new StatementLinter(ENGLISH, "en");
        linter.look(competency);
        return List.copyOf(linter.findings);
    }

    private void look(Competency competency) {
        in(competency.title())
                .filter(title -> length(title) > LONGEST_TITLE)
                .ifPresent(title -> found(Finding.Rule.LONG_TITLE, "title", length(title), LONGEST_TITLE));
        in(competency.statement()).ifPresent(statement -> lookAtStatement(statement, standard(competency)));
        List<Criterion> criteria = competency.criteria();
        int own = competency.standsOnItsStatement() ? 0 : criteria.size();
        if (own < FEWEST_CRITERIA && competency.statement().isTranslated(locale())) {
            found(Finding.Rule.FEW_CRITERIA, "criteria", own, FEWEST_CRITERIA);
        }
        for (int i = 0; i < criteria.size() && !competency.standsOnItsStatement(); i++) {
            String field = "criteria[" + i + "]";
            in(criteria.get(i).text()).ifPresent(text -> lookAtCriterion(field, text));
        }
    }

    private void lookAtStatement(String statement, @Nullable String standard) {
        String[] tokens = tokens(statement);
        String first = bare(tokens[0]);
        Optional<String> instead = words.instead(first);
        Optional<LintWords.Form> form = words.visible(first);
        if (instead.isPresent()) {
            found(Finding.Rule.UNOBSERVABLE_VERB, "statement", first, instead.get());
        } else if (form.isEmpty()) {
            found(Finding.Rule.NO_VERB, "statement", first);
        } else {
            lookForMoreVerbs(tokens, form.get());
        }
        if (standard == null && !words.hasStandard(statement)) {
            found(Finding.Rule.NO_STANDARD, "statement");
        }
    }

    /** A second verb has the form of the first and stands behind "and", "or" or a comma. */
    private void lookForMoreVerbs(String[] tokens, LintWords.Form form) {
        for (int i = 1; i < tokens.length; i++) {
            boolean joined = JOINS.contains(tokens[i - 1]) || tokens[i - 1].endsWith(",");
            if (joined && words.visible(bare(tokens[i])).filter(form::equals).isPresent()) {
                found(Finding.Rule.SEVERAL_VERBS, "statement", bare(tokens[0]), bare(tokens[i]));
                return;
            }
        }
    }

    private void lookAtCriterion(String field, String text) {
        String first = bare(tokens(text)[0]);
        Optional<String> instead = words.instead(first);
        if (instead.isPresent()) {
            found(Finding.Rule.CRITERION_UNOBSERVABLE, field, first, instead.get());
        } else if (words.visible(first).isEmpty()) {
            found(Finding.Rule.CRITERION_WITHOUT_VERB, field, first);
        }
    }

    /** Small words with their commas; a reflexive pronoun before a French verb belongs to it. */
    private String[] tokens(String text) {
        String marked = text.toLowerCase(Locale.ROOT)
                .replace('\'', '’')
                .replaceAll("[,;/]+", ", ")
                .replaceAll("[^\\p{L}\\p{M}\\p{N}’,-]+", " ")
                .strip();
        String bare = words.isEnglish() ? marked : marked.replaceFirst("^(se |s’)", "");
        String[] all = Arrays.stream(bare.split(" ", -1))
                .filter(token -> !token.isBlank() && !token.equals(","))
                .toArray(String[]::new);
        return all.length == 0 ? new String[] {""} : all;
    }

    private @Nullable String standard(Competency competency) {
        Details.Parts parts = competency.more().parts();
        return parts == null || parts.standard() == null
                ? null
                : in(parts.standard()).orElse(null);
    }

    private Optional<String> in(Bilingual text) {
        return Optional.ofNullable(words.isEnglish() ? text.en() : text.fr());
    }

    private Locale locale() {
        return words.isEnglish() ? Locale.CANADA : Locale.CANADA_FRENCH;
    }

    private static String bare(String token) {
        return token.replace(",", "");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private void found(Finding.Rule rule, String field, Object... args) {
        findings.add(new Finding(rule, field, language, List.of(args)));
    }
}
