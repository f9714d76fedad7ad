package org.cairn.award.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.award.Appeals;
import org.cairn.award.AwardCase;
import org.cairn.award.AwardCase.State;
import org.cairn.award.CaseFiles;
import org.cairn.award.CaseFiles.CaseFile;
import org.cairn.award.CaseId;
import org.cairn.award.Choice;
import org.cairn.competency.Competency;
import org.cairn.competency.Level;
import org.cairn.course.Roster;
import org.cairn.microcredential.Requirement;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out one case. */
@Component
class CaseView {

    private final CaseFiles files;
    private final Roster roster;

    CaseView(CaseFiles files, Roster roster) {
        this.files = files;
        this.roster = roster;
    }

    CasePage page(Visitor instructor, CaseId id) {
        CaseFile file = files.open(instructor, id);
        AwardCase found = file.found();
        Names names = Names.of(roster.everybody(instructor.course()));
        Locale locale = instructor.locale();
        return new CasePage(
                id.value(),
                found.step(),
                found.kind(),
                found.state(),
                names.of(found.subject().person()),
                found.subject().courseMap().value(),
                file.version().definition().title().in(locale),
                file.version().number(),
                found.contested() == null ? null : found.contested().what(),
                found.state().isOpen() ? found.dueAt() : null,
                found.kind() == AwardCase.Kind.APPEAL && found.state().isOpen() && found.dueAt() != null
                        ? found.dueAt().minus(Appeals.REMINDER)
                        : null,
                file.version().definition().requirements().stream()
                        .map(requirement -> row(requirement, file, locale))
                        .toList(),
                found.award() == null ? null : found.award().value(),
                file.steps().stream()
                        .map(step -> new CasePage.Step(
                                step.to(), step.actor().kind(), names.of(step.actor()), step.reason(), step.at()))
                        .toList(),
                Choice.of(found),
                blocked(instructor, file));
    }

    /** The same refusals as the decision itself would meet. */
    private static @Nullable String blocked(Visitor instructor, CaseFile file) {
        AwardCase found = file.found();
        if (found.subject().person().equals(instructor.person())) {
            return "award.own-case";
        }
        if (found.state() == State.APPROVED
                && instructor.person().value().equals(file.last().actor().id())) {
            return "award.second-approver";
        }
        boolean decided = found.contested() != null
                && found.contested().decidedBy().equals(instructor.person().value());
        return decided && found.state().isOpen() ? "award.somebody-else" : null;
    }

    private static CasePage.Row row(Requirement requirement, CaseFile file, Locale locale) {
        Competency competency = requirement.competency();
        CasePage.Cell before = cell(competency, file.before(), locale);
        CasePage.Cell after = cell(competency, file.after(), locale);
        return new CasePage.Row(
                competency.title().in(locale),
                requirement.asked(),
                before,
                after,
                rank(competency, file.after()) < rank(competency, file.before()));
    }

    private static int rank(Competency competency, List<CompetencyStanding> standings) {
        return standings.stream()
                .filter(standing -> standing.competency().equals(competency.id()))
                .filter(CompetencyStanding::isMet)
                .mapToInt(standing -> level(competency, standing) == null
                        ? 0
                        : Objects.requireNonNull(level(competency, standing)).rank())
                .findFirst()
                .orElse(-1);
    }

    private static CasePage.@Nullable Cell cell(
            Competency competency, List<CompetencyStanding> standings, Locale locale) {
        return standings.stream()
                .filter(standing -> standing.competency().equals(competency.id()))
                .findFirst()
                .map(standing -> {
                    Level level = level(competency, standing);
                    return new CasePage.Cell(
                            standing.status(),
                            standing.share(),
                            level == null ? null : level.label().in(locale));
                })
                .orElse(null);
    }

    private static @Nullable Level level(Competency competency, CompetencyStanding standing) {
        return competency.scale().levels().stream()
                .filter(level -> level.id().equals(standing.level()))
                .findFirst()
                .orElse(null);
    }
}
