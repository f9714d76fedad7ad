package org.cairn.attainment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cairn.competency.Competency;
import org.cairn.competency.CriterionId;
import org.cairn.microcredential.Calculation;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in plain words why a verdict is what it is, from the stored trace alone. */
@Component
public class Explanations {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final MessageSource messages;

    Explanations(MessageSource messages) {
        this.messages = messages;
    }

    /** One sentence per step, in the reader's language. */
    public List<String> of(Trace trace, Competency competency, Locale locale) {
        return trace.steps().stream()
                .map(step -> sentence(step, competency, locale))
                .toList();
    }

    /** The weighted mean as a sum, for example "(76 + 60 + 2 × 82) ÷ 4 = 75", or nothing where nothing counts. */
    public String sum(Trace trace, Locale locale) {
        List<Trace.Counted> counted = trace.steps().stream()
                .filter(Trace.Counted.class::isInstance)
                .map(Trace.Counted.class::cast)
                .toList();
        return trace.steps().stream()
                .filter(Trace.Mean.class::isInstance)
                .map(Trace.Mean.class::cast)
                .filter(mean -> mean.share() != null)
                .map(mean ->
                        counted.stream().map(part -> part(part, locale)).collect(Collectors.joining(" + ", "(", ")"))
                                + " ÷ " + number(mean.weights(), locale) + " = " + points(mean.share(), locale))
                .findFirst()
                .orElse("");
    }

    private static String part(Trace.Counted part, Locale locale) {
        String points = points(part.share(), locale);
        return part.weight().compareTo(BigDecimal.ONE) == 0 ? points : number(part.weight(), locale) + " × " + points;
    }

    private String sentence(Trace.Step step, Competency competency, Locale locale) {
        if (step instanceof Trace.Counted counted) {
            return say(
                    locale,
                    counted.capped() ? "counted-capped" : "counted",
                    counted.label(),
                    number(counted.score(), locale),
                    number(counted.maximum(), locale),
                    percent(counted.share(), locale),
                    number(counted.weight(), locale));
        } else if (step instanceof Trace.LeftOut left) {
            return say(
                    locale,
                    switch (left.why()) {
                        case NOT_GRADED -> left.required() ? "not-graded-required" : "not-graded";
                        case EXCUSED -> left.required() ? "excused-required" : "excused";
                        case TAKEN_BACK -> "taken-back";
                        case INVALID -> "invalid";
                        case NOT_AMONG_BEST -> "not-among-best";
                        case NOT_WAITED_FOR -> "not-waited-for";
                    },
                    left.label());
        } else if (step instanceof Trace.Mean mean) {
            return mean.share() == null ? say(locale, "no-mean") : say(locale, "mean", percent(mean.share(), locale));
        } else if (step instanceof Trace.Calculated calculated) {
            return calculated(calculated, locale);
        } else if (step instanceof Trace.MinimumChecked minimum) {
            return say(
                    locale,
                    minimum.reached() ? "minimum" : "below-minimum",
                    minimum.label(),
                    percent(minimum.share(), locale),
                    percent(minimum.minimum(), locale));
        }
        return verdict(step, competency, locale);
    }

    private String calculated(Trace.Calculated calculated, Locale locale) {
        int setting = calculated.setting() == null ? 0 : calculated.setting();
        return calculated.share() == null && calculated.kind() != Calculation.Kind.TIMES
                ? say(locale, "no-mean")
                : say(
                        locale,
                        "calculated." + calculated.kind(),
                        calculated.share() == null ? "" : percent(calculated.share(), locale),
                        setting,
                        calculated.reached());
    }

    private String verdict(Trace.Step step, Competency competency, Locale locale) {
        if (step instanceof Trace.CriterionChecked checked) {
            String text = text(competency, checked.criterion(), locale);
            String threshold = percent(checked.threshold(), locale);
            return checked.share() == null
                    ? say(locale, "critical-open", text, threshold)
                    : say(
                            locale,
                            checked.reached() ? "critical" : "below-critical",
                            text,
                            threshold,
                            percent(checked.share(), locale));
        } else if (step instanceof Trace.ThresholdChecked checked) {
            return say(
                    locale,
                    checked.reached() ? "threshold" : "below-threshold",
                    percent(checked.share(), locale),
                    percent(checked.threshold(), locale));
        } else if (step instanceof Trace.LevelReached reached) {
            String label = competency.scale().levels().stream()
                    .filter(level -> level.id().equals(reached.level()))
                    .map(level -> level.label().in(locale))
                    .findFirst()
                    .orElse("");
            return say(locale, "level", label, reached.rank(), reached.of(), percent(reached.lowerCut(), locale));
        }
        return conclusion(step, locale);
    }

    /** What counts besides the marks, and what comes of all. */
    private String conclusion(Trace.Step step, Locale locale) {
        if (step instanceof Trace.EvidenceCounted evidence) {
            return say(locale, evidence.reached() ? "evidence" : "too-little", evidence.counted(), evidence.minimum());
        } else if (step instanceof Trace.SignedOff signedOff) {
            return say(locale, signedOff.given() ? "signed-off" : "not-signed-off");
        } else if (step instanceof Trace.Overridden overridden) {
            String how =
                    overridden.priorLearning() != null ? "recognised" : overridden.granted() ? "granted" : "denied";
            String decided = say(locale, how, overridden.reason());
            return overridden.outdated() == null ? decided : decided + " " + say(locale, "outdated");
        }
        Trace.Concluded concluded = (Trace.Concluded) step;
        return say(
                locale,
                switch (concluded.status()) {
                    case MET -> "met";
                    case NEAR -> "near";
                    case IN_PROGRESS -> "in-progress";
                    case NOT_ASSESSED -> "not-assessed";
                    case UNREACHABLE -> "unreachable";
                },
                concluded.waitingFor());
    }

    private static String text(Competency competency, CriterionId criterion, Locale locale) {
        return competency
                .criterion(criterion)
                .map(found -> found.text().in(locale))
                .orElse("");
    }

    private String say(Locale locale, String key, Object... args) {
        return messages.getMessage("attainment.trace." + key, args, locale);
    }

    private static String percent(BigDecimal share, Locale locale) {
        return points(share, locale) + (isFrench(locale) ? "\u00a0%" : "%");
    }

    private static String points(BigDecimal share, Locale locale) {
        return number(share.multiply(HUNDRED), locale);
    }

    /** At most two decimals, rounded down: what is just below a threshold never looks like it. */
    private static String number(BigDecimal number, Locale locale) {
        DecimalFormat format = new DecimalFormat(
                "0.##", DecimalFormatSymbols.getInstance(isFrench(locale) ? Locale.CANADA_FRENCH : Locale.CANADA));
        format.setRoundingMode(RoundingMode.DOWN);
        return format.format(number);
    }

    private static boolean isFrench(Locale locale) {
        return locale.getLanguage().equals(Locale.FRENCH.getLanguage());
    }
}
