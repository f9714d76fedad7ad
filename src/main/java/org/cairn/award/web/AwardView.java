package org.cairn.award.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.audit.Actor;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.award.Awards;
import org.cairn.award.Suspensions;
import org.cairn.course.Roster;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out the awards of a course, and one of them. */
@Component
class AwardView {

    private static final int SHOWN = 50;
    private static final int LAST = 100_000;

    private final Awards awards;
    private final Suspensions suspensions;
    private final Roster roster;
    private final InboxView.Titles titles;

    AwardView(Awards awards, Suspensions suspensions, Roster roster, InboxView.Titles titles) {
        this.awards = awards;
        this.suspensions = suspensions;
        this.roster = roster;
        this.titles = titles;
    }

    AwardPage.Listed list(Visitor instructor, int wanted) {
        int page = Math.max(0, Math.min(wanted, LAST));
        List<Award> found = awards.in(instructor.course(), page * SHOWN, SHOWN + 1);
        Names names = Names.of(roster.among(
                instructor.course(), found.stream().map(Award::person).toList()));
        Map<VersionId, String> known = new HashMap<>();
        return new AwardPage.Listed(
                found.stream()
                        .limit(SHOWN)
                        .map(award -> new AwardPage.Row(
                                award.id().value(),
                                names.of(award.person()),
                                known.computeIfAbsent(award.version(), id -> titles.of(id, instructor.locale())),
                                award.state(),
                                award.awardedAt()))
                        .toList(),
                page,
                found.size() > SHOWN);
    }

    AwardPage page(Visitor instructor, AwardId id) {
        Award award = suspensions.find(instructor, id);
        return page(award, instructor.locale(), suspensions.isOwn(instructor, award) ? "award.own-case" : null);
    }

    /**
     * For administrators: of whatever course.
     *
     * @throws Refusal NOT_FOUND where there is none
     */
    AwardPage page(AwardId id, Locale locale) {
        return page(awards.find(id).orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "award.unknown")), locale, null);
    }

    /** The award that is called so, if there is one. */
    List<AwardId> find(String typed) {
        try {
            return awards.find(new AwardId(UUID.fromString(typed))).map(Award::id).stream()
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** What is suspended anywhere, the longest first. */
    List<AwardPage.Pending> pending(Locale locale) {
        List<Suspensions.Pending> all = suspensions.pending(SHOWN);
        Map<CourseId, Names> names = new HashMap<>();
        all.stream()
                .map(Suspensions.Pending::award)
                .collect(Collectors.groupingBy(Award::course, Collectors.mapping(Award::person, Collectors.toList())))
                .forEach((course, persons) -> names.put(course, Names.of(roster.among(course, persons))));
        Map<VersionId, String> known = new HashMap<>();
        return all.stream()
                .map(one -> new AwardPage.Pending(
                        one.award().id().value(),
                        names.get(one.award().course()).of(one.award().person()),
                        known.computeIfAbsent(one.award().version(), id -> titles.of(id, locale)),
                        one.since(),
                        one.overdue()))
                .toList();
    }

    private AwardPage page(Award award, Locale locale, @Nullable String blocked) {
        List<Suspensions.Step> steps = suspensions.of(award.id());
        Names names = names(award, steps);
        return new AwardPage(
                award.id().value(),
                names.of(award.person()),
                titles.of(award.version(), locale),
                award.state(),
                award.awardedAt(),
                award.term() == null ? null : award.term().endsAt(),
                award.suspendable(),
                steps.stream()
                        .map(step -> new AwardPage.Step(
                                step.what(), step.actor().kind(), names.of(step.actor()), step.reason(), step.at()))
                        .toList(),
                AwardPage.Act.of(award),
                blocked);
    }

    /** The learner, and whoever has done something with the award. */
    private Names names(Award award, List<Suspensions.Step> steps) {
        List<PersonId> named = new ArrayList<>(List.of(award.person()));
        steps.stream()
                .filter(step -> step.actor().kind() != Actor.Kind.ADMINISTRATOR
                        && step.actor().id() != null)
                .forEach(step -> named.add(
                        new PersonId(Objects.requireNonNull(step.actor().id()))));
        return Names.of(roster.among(award.course(), named));
    }
}
