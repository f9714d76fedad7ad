package org.cairn.gradefile;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What columns are called in the files of LMSs, in English and in French. */
final class Heads {

    private static final Map<Use, Set<String>> WHO = Map.of(
            Use.USER_ID,
            Set.of("user id", "userid", "user_id", "lms user id", "lti user id", "id utilisateur"),
            Use.SOURCED_ID,
            Set.of(
                    "id number",
                    "idnumber",
                    "sis user id",
                    "sis id",
                    "student id",
                    "student number",
                    "orgdefinedid",
                    "org defined id",
                    "numero d'identification",
                    "numero d'etudiant",
                    "numero etudiant",
                    "matricule",
                    "code permanent"),
            Use.EMAIL,
            Set.of(
                    "email",
                    "e-mail",
                    "mail",
                    "email address",
                    "e-mail address",
                    "sis login id",
                    "courriel",
                    "adresse de courriel",
                    "adresse courriel",
                    "adresse electronique"),
            Use.NAME,
            Set.of("student", "student name", "learner", "name", "full name", "etudiant", "eleve", "nom complet"),
            Use.FIRST_NAME,
            Set.of("first name", "firstname", "given name", "prenom"),
            Use.LAST_NAME,
            Set.of("last name", "lastname", "surname", "family name", "nom de famille", "nom"));

    private static final Map<String, Use> BY_WORD = WHO.entrySet().stream()
            .flatMap(entry -> entry.getValue().stream().map(word -> Map.entry(word, entry.getKey())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Pattern DISPLAY = Pattern.compile("(.*\\S) ?\\(([^()]+)\\)");

    private static final Map<String, Use> DISPLAYS = Map.ofEntries(
            Map.entry("real", Use.POINTS),
            Map.entry("brut", Use.POINTS),
            Map.entry("brute", Use.POINTS),
            Map.entry("reel", Use.POINTS),
            Map.entry("reelle", Use.POINTS),
            Map.entry("valeur", Use.POINTS),
            Map.entry("percentage", Use.PERCENT),
            Map.entry("pourcentage", Use.PERCENT),
            Map.entry("letter", Use.LETTER),
            Map.entry("lettre", Use.LETTER),
            Map.entry("feedback", Use.IGNORE),
            Map.entry("retroaction", Use.IGNORE),
            Map.entry("commentaire", Use.IGNORE),
            Map.entry("commentaires", Use.IGNORE));

    private static final Pattern TOTAL =
            Pattern.compile("(course|category) total|total (du cours|de la categorie.*)|.* total|total .*|total");

    private static final Pattern OUT_OF = Pattern.compile(
            "(?i)(?:/|\\bsur|\\bout of|\\bmax(?:imum)?\\.?:?|maxpoints:)\\s*(\\d{1,6}(?:[.,]\\d{1,4})?)(?:\\D.*)?$");

    private Heads() {}

    static Optional<Use> who(String head) {
        return Optional.ofNullable(BY_WORD.get(Words.folded(head)));
    }

    /** A head of Moodle: what is graded, and how it is shown (gradeexportcolumntype). */
    record Shown(String title, Use use) {}

    static Optional<Shown> shown(String head) {
        Matcher matcher = DISPLAY.matcher(Words.plain(head));
        return matcher.matches()
                ? Optional.ofNullable(DISPLAYS.get(Words.folded(matcher.group(2))))
                        .map(use -> new Shown(matcher.group(1), use))
                : Optional.empty();
    }

    /** Sums of other columns: to count both would count each activity twice. */
    static boolean isTotal(String title) {
        return TOTAL.matcher(Words.folded(title)).matches();
    }

    /** The maximum that a head tells, as in "Quiz 1 /20". */
    static Optional<BigDecimal> outOf(String head) {
        Matcher matcher = OUT_OF.matcher(Words.plain(head));
        return matcher.find()
                ? Decimal.POINT.read(matcher.group(1)).filter(number -> number.signum() > 0)
                : Optional.empty();
    }

    /** Moodle puts the kind of activity before its name: "Quiz: Unit 1", "Test : Unité 1". */
    static Stream<String> names(String title) {
        String plain = Words.folded(title);
        int sign = plain.indexOf(':');
        return sign > 0 ? Stream.of(plain, plain.substring(sign + 1).strip()) : Stream.of(plain);
    }
}
