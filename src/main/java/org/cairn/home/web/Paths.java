package org.cairn.home.web;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.Missing;
import org.cairn.attainment.Standing;
import org.cairn.award.Term;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Level;
import org.cairn.gradebook.ActivityId;
import org.cairn.gradebook.LineItemId;
import org.cairn.home.web.PathPage.Assumption;
import org.cairn.home.web.PathPage.Awarded;
import org.cairn.home.web.PathPage.Facts;
import org.cairn.home.web.PathPage.MissingActivity;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * Translates where a learner stands into what the path shows. The only place that knows both.
 *
 * @param activities which of the line items are activities of ours
 */
record Paths(Definition definition, Map<LineItemId, ActivityId> activities, Locale locale) {

    PathPage page(Standing standing, String issuer, Optional<Awarded> awarded) {
        return new PathPage(
                standing.courseMap().toString(),
                definition.title().in(locale),
                issuer,
                facts(),
                standing.competencies().stream().map(this::row).toList(),
                definition.asked(),
                missing(standing.competencies()),
                standing.met(),
                awarded.orElse(null));
    }

    /** @param again where the learner stands by what is new, or null while nothing counts for a renewal */
    PathPage.Renewal renewal(Term term, @Nullable Standing again) {
        return new PathPage.Renewal(
                term.renewFrom(),
                term.endsAt(),
                again != null,
                again == null
                        ? List.of()
                        : again.competencies().stream().map(this::row).toList(),
                again == null ? List.of() : missing(again.competencies()));
    }

    PathPage.Competency row(CompetencyStanding standing) {
        return new PathPage.Competency(
                standing.competency().toString(),
                competency(standing.competency()).title().in(locale),
                standing.status(),
                standing.share(),
                standing.threshold(),
                standing.assessed(),
                standing.activities(),
                label(competency(standing.competency()), standing.level()));
    }

    Competency competency(CompetencyId id) {
        return definition.competency(id).orElseThrow();
    }

    private Facts facts() {
        List<String> levels = definition.requirements().stream()
                .map(this::levelAsked)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return new Facts(
                definition.learningHours(),
                definition.creditType(),
                definition.creditValue(),
                levels.size() == 1 ? levels.get(0) : null,
                language());
    }

    private Optional<String> levelAsked(Requirement requirement) {
        return requirement
                .competency()
                .scale()
                .reachedBy(requirement.asked())
                .map(level -> level.label().in(locale));
    }

    private String language() {
        String name = Locale.forLanguageTag(definition.language()).getDisplayLanguage(locale);
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private @Nullable String label(Competency competency, @Nullable UUID level) {
        return competency.scale().levels().stream()
                .filter(candidate -> candidate.id().equals(level))
                .map(Level::label)
                .map(label -> label.in(locale))
                .findFirst()
                .orElse(null);
    }

    /** An activity that is missing for two competencies is one thing to do, with the higher of both scores. */
    List<MissingActivity> missing(List<CompetencyStanding> standings) {
        Map<LineItemId, MissingActivity> byActivity = standings.stream()
                .filter(competency -> !competency.isMet())
                .flatMap(competency -> competency.missing().stream().map(missing -> Map.entry(competency, missing)))
                .collect(Collectors.toMap(
                        entry -> entry.getValue().lineItem(),
                        entry -> missing(entry.getKey(), entry.getValue()),
                        Paths::both,
                        LinkedHashMap::new));
        return List.copyOf(byActivity.values());
    }

    private MissingActivity missing(CompetencyStanding standing, Missing missing) {
        ActivityId activity = activities.get(missing.lineItem());
        return new MissingActivity(
                missing.label(),
                activity == null ? null : activity.toString(),
                missing.neededScore(),
                missing.scoreMaximum(),
                missing.required(),
                List.of(competency(standing.competency()).title().in(locale)),
                missing.assuming().stream()
                        .map(other -> new Assumption(other.label(), other.score(), other.scoreMaximum()))
                        .toList());
    }

    private static MissingActivity both(MissingActivity one, MissingActivity other) {
        boolean second =
                Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder()).compare(other.needed(), one.needed()) > 0;
        MissingActivity higher = second ? other : one;
        return new MissingActivity(
                one.label(),
                one.activity(),
                higher.needed(),
                one.maximum(),
                one.required() || other.required(),
                Stream.concat(one.competencies().stream(), other.competencies().stream())
                        .toList(),
                higher.assuming());
    }
}
