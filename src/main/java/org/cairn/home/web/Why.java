package org.cairn.home.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.Trace;
import org.cairn.competency.Competency;
import org.cairn.competency.Criterion;
import org.cairn.competency.Level;
import org.cairn.home.web.WhyPage.Counted;
import org.cairn.home.web.WhyPage.Line;

/** Puts a stored trace into the words of its competency, step by step. */
class Why {

    private final Competency competency;
    private final Locale locale;
    private final List<Counted> counted = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private Why(Competency competency, Locale locale) {
        this.competency = competency;
        this.locale = locale;
    }

    static WhyPage page(
            String path,
            String microcredential,
            PathPage.Competency row,
            Competency competency,
            CompetencyStanding standing,
            Locale locale) {
        Why why = new Why(competency, locale);
        List<Trace.Step> steps = standing.trace().steps();
        steps.forEach(why::tell);
        Trace.Mean mean = mean(steps);
        return new WhyPage(
                path,
                microcredential,
                row,
                competency.statement().in(locale),
                why.counted,
                mean.share(),
                mean.weights(),
                why.lines);
    }

    private static Trace.Mean mean(List<Trace.Step> steps) {
        return steps.stream()
                .filter(Trace.Mean.class::isInstance)
                .map(Trace.Mean.class::cast)
                .findFirst()
                .orElse(new Trace.Mean(null, BigDecimal.ZERO));
    }

    private void tell(Trace.Step step) {
        if (step instanceof Trace.Counted it) {
            counted.add(new Counted(it.label(), it.score(), it.maximum(), it.share(), it.weight(), it.capped()));
        } else if (step instanceof Trace.LeftOut it) {
            lines.add(Line.about(slug(it.why()) + (it.required() ? "-required" : ""), false, it.label()));
        } else if (step instanceof Trace.MinimumChecked it) {
            lines.add(Line.compare(
                    it.reached() ? "minimum-reached" : "minimum-open",
                    it.reached(),
                    it.label(),
                    it.share(),
                    it.minimum()));
        } else if (step instanceof Trace.CriterionChecked it) {
            lines.add(Line.compare(
                    it.share() == null ? "criterion-unseen" : it.reached() ? "criterion-reached" : "criterion-open",
                    it.reached(),
                    criterion(it),
                    it.share(),
                    it.threshold()));
        } else {
            conclude(step);
        }
    }

    private void conclude(Trace.Step step) {
        if (step instanceof Trace.ThresholdChecked it) {
            lines.add(Line.compare(
                    it.reached() ? "threshold-reached" : "threshold-open",
                    it.reached(),
                    "",
                    it.share(),
                    it.threshold()));
        } else if (step instanceof Trace.LevelReached it) {
            lines.add(new Line("level", true, level(it), null, it.lowerCut(), it.rank(), it.of()));
        } else if (step instanceof Trace.Overridden it) {
            lines.add(Line.about(it.granted() ? "granted" : "refused", it.granted(), it.reason()));
        } else if (step instanceof Trace.Concluded it && it.waitingFor() > 0) {
            lines.add(new Line("waiting", false, "", null, null, it.waitingFor(), 0));
        }
    }

    private String criterion(Trace.CriterionChecked step) {
        return competency
                .criterion(step.criterion())
                .map(Criterion::text)
                .map(text -> text.in(locale))
                .orElse("");
    }

    private String level(Trace.LevelReached step) {
        Optional<Level> reached = competency.scale().levels().stream()
                .filter(level -> level.id().equals(step.level()))
                .findFirst();
        return reached.map(level -> level.label().in(locale)).orElse("");
    }

    private static String slug(Trace.LeftOut.Why why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
