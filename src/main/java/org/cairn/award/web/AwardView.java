package org.cairn.award.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.award.Awards;
import org.cairn.award.Suspensions;
import org.cairn.course.Roster;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.Visitor;
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
        Names names = Names.of(roster.everybody(instructor.course()));
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
        Names names = Names.of(roster.everybody(instructor.course()));
        return new AwardPage(
                id.value(),
                names.of(award.person()),
                titles.of(award.version(), instructor.locale()),
                award.state(),
                award.awardedAt(),
                award.term() == null ? null : award.term().endsAt(),
                award.suspendable(),
                suspensions.of(id).stream()
                        .map(step -> new AwardPage.Step(
                                step.what(), step.actor().kind(), names.of(step.actor()), step.reason(), step.at()))
                        .toList(),
                AwardPage.Act.of(award),
                suspensions.isOwn(instructor, award) ? "award.own-case" : null);
    }
}
