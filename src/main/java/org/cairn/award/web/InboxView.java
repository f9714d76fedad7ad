package org.cairn.award.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cairn.assessment.Assessments;
import org.cairn.assessment.Submission;
import org.cairn.award.AwardCase;
import org.cairn.award.Batches;
import org.cairn.award.Inbox;
import org.cairn.award.Inbox.Tray;
import org.cairn.award.Suspensions;
import org.cairn.competency.Competency;
import org.cairn.course.Roster;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.VersionId;
import org.cairn.microcredential.Wording;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out what waits for a decision. */
@Component
class InboxView {

    private final Inbox inbox;
    private final Assessments assessments;
    private final Roster roster;
    private final Titles titles;
    private final Clock clock;

    InboxView(Inbox inbox, Assessments assessments, Roster roster, Titles titles, Clock clock) {
        this.inbox = inbox;
        this.assessments = assessments;
        this.roster = roster;
        this.titles = titles;
        this.clock = clock;
    }

    /** What things are called. */
    @Component
    record Titles(Wording wording, CourseMaps courseMaps) {

        String of(VersionId version, Locale locale) {
            return wording.version(version)
                    .map(found -> found.definition().title().in(locale))
                    .orElse("");
        }
    }

    InboxPage page(Visitor instructor, Tray tray, int page, Batches.@Nullable Done done) {
        Map<Tray, Integer> counts = inbox.counts(instructor);
        int total = counts.get(tray);
        int pages = Math.max(1, (total + Inbox.PAGE - 1) / Inbox.PAGE);
        // Of a page that has emptied since, the last one that is left.
        int shown = Math.min(page, pages - 1);
        return new InboxPage(
                tray,
                Arrays.stream(Tray.values())
                        .map(one -> new InboxPage.Tab(one, counts.get(one)))
                        .toList(),
                rows(instructor, inbox.cases(instructor, tray, shown)),
                shown,
                pages,
                total,
                prior(instructor),
                suspended(instructor),
                done);
    }

    private InboxPage.Suspended suspended(Visitor instructor) {
        List<Suspensions.Pending> all = inbox.suspended(instructor);
        Names names = Names.of(roster.among(
                instructor.course(),
                all.stream().map(one -> one.award().person()).toList()));
        List<InboxPage.Pending> overdue = all.stream()
                .filter(Suspensions.Pending::overdue)
                .map(one -> new InboxPage.Pending(
                        one.award().id().value(),
                        names.of(one.award().person()),
                        titles.of(one.award().version(), instructor.locale()),
                        one.since()))
                .toList();
        return new InboxPage.Suspended(inbox.review().toDays(), overdue, all.size() - overdue.size());
    }

    private int prior(Visitor instructor) {
        return (int) assessments.priorLearning(instructor).stream()
                .filter(request -> request.state() == Submission.State.HANDED_IN)
                .count();
    }

    private List<InboxPage.Row> rows(Visitor instructor, List<AwardCase> cases) {
        Names names = Names.of(roster.among(
                instructor.course(),
                cases.stream().map(found -> found.subject().person()).toList()));
        Map<VersionId, String> known = new HashMap<>();
        Instant now = clock.instant();
        return cases.stream()
                .map(found -> new InboxPage.Row(
                        found.id().value(),
                        found.step(),
                        names.of(found.subject().person()),
                        known.computeIfAbsent(
                                found.subject().version(), version -> titles.of(version, instructor.locale())),
                        found.kind(),
                        found.state(),
                        found.openedAt(),
                        found.state().isOpen() ? found.dueAt() : null,
                        found.dueAt() != null && found.state().isOpen() && now.isAfter(found.dueAt())))
                .toList();
    }

    /** A decision about a competency that newer results have overtaken. */
    record StaleRow(UUID map, Names.Person learner, String title, String competency, boolean granted) {}

    List<StaleRow> stale(Visitor instructor) {
        Names names = Names.of(roster.everybody(instructor.course()));
        return inbox.stale(instructor).stream()
                .map(stale -> row(stale, names, instructor.locale()))
                .toList();
    }

    private StaleRow row(Inbox.Stale stale, Names names, Locale locale) {
        VersionId version = titles.courseMaps()
                .find(stale.courseMap())
                .map(CourseMap::version)
                .orElseThrow();
        String competency = titles.wording()
                .version(version)
                .flatMap(found -> found.definition().competency(stale.competency()))
                .map(Competency::title)
                .map(title -> title.in(locale))
                .orElse("");
        return new StaleRow(
                stale.courseMap().value(),
                names.of(stale.person()),
                titles.of(version, locale),
                competency,
                stale.granted());
    }
}
