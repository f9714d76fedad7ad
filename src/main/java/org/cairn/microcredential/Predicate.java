package org.cairn.microcredential;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cairn.competency.Competency;
import org.cairn.microcredential.Profile.Subject;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/** What a check of a {@link Profile} can look at. A profile names one by its constant. */
public enum Predicate {
    /** Each competency says in a sentence what is done, with what, and to which standard. */
    STATED(competencies(competency -> words(competency.statement()) >= 4)),
    /** Each competency can be seen by more than one behaviour. */
    SEEN_BY_CRITERIA(competencies(competency -> competency.criteria().size() > 1)),
    TRANSLATED(whole(subject -> isTranslated(subject.definition().title())
            && isTranslated(subject.definition().description()))),
    HOURS(whole(subject -> subject.definition().learningHours() != null)),
    /** Credit is always said; what is for credit also says how much. */
    CREDIT(whole(subject -> subject.definition().creditType() != CreditType.CREDIT
            || subject.definition().creditValue() != null)),
    NEED(said(Particulars::need)),
    DELIVERY(said(Particulars::delivery)),
    PREREQUISITES(said(Particulars::prerequisites)),
    ASSESSOR(said(Particulars::assessor)),
    AUTHENTIC(said(Particulars::authentic)),
    STACKING(said(Particulars::stacking)),
    /** What expires can be renewed. */
    RENEWAL(whole(subject -> subject.definition().validYears() == null
            || subject.definition().said().renewal() != null)),
    APPROVAL_BODY(quality(Particulars.Quality::body)),
    /** There is a next review, and it lies ahead. */
    NEXT_REVIEW(whole(subject -> Optional.ofNullable(subject.definition().said().quality())
            .map(Particulars.Quality::nextReview)
            .filter(day -> day.isAfter(subject.today()))
            .isPresent())),
    PARTNER(whole(subject -> !subject.definition().said().partners().isEmpty())),
    /** Each partner has confirmed demand and assessment of exactly this, and it holds today. */
    CONFIRMED(partners((subject, partner) -> subject.validations().stream()
            .filter(validation -> isCurrent(validation, subject, partner))
            .anyMatch(Validation::confirms))),
    /** A community with authority over its competencies has not said no, or not as its last word. */
    CONSENT(partners((subject, partner) -> !partner.kind().hasAuthority()
            || Validation.last(subject.validations(), partner)
                    .filter(validation -> validation.publication() == Validation.Publication.NOTHING)
                    .isEmpty())),
    /** Every competency is mapped to assessed work: seen to when the course map is published. */
    MAPPED(null),
    /** The learner, the issuer and the day: every credential says them. */
    ON_CREDENTIAL(null);

    @SuppressWarnings("ImmutableEnumChecker") // a function of its argument alone
    private final @Nullable Function<Subject, Optional<List<Bilingual>>> look;

    Predicate(@Nullable Function<Subject, Optional<List<Bilingual>>> look) {
        this.look = look;
    }

    boolean isElsewhere() {
        return look == null;
    }

    /** @return empty where nothing is missing, else what it is missing from, which may be the whole */
    Optional<List<Bilingual>> missing(Subject subject) {
        return look == null ? Optional.empty() : look.apply(subject);
    }

    private static boolean isCurrent(Validation validation, Subject subject, Partner partner) {
        return validation.partner().equals(partner.name())
                && validation.hash().equals(subject.hash())
                && validation.isValidOn(subject.today());
    }

    private static int words(Bilingual text) {
        return Math.min(words(text.en()), words(text.fr()));
    }

    private static int words(@Nullable String text) {
        return text == null ? Integer.MAX_VALUE : text.split("\\s+", -1).length;
    }

    private static boolean isTranslated(Bilingual text) {
        return text.en() != null && text.fr() != null;
    }

    private static Function<Subject, Optional<List<Bilingual>>> whole(java.util.function.Predicate<Subject> holds) {
        return subject -> holds.test(subject) ? Optional.empty() : Optional.of(List.of());
    }

    private static Function<Subject, Optional<List<Bilingual>>> said(Function<Particulars, @Nullable Object> part) {
        return whole(subject -> part.apply(subject.definition().said()) != null);
    }

    private static Function<Subject, Optional<List<Bilingual>>> quality(
            Function<Particulars.Quality, @Nullable Object> part) {
        return whole(subject -> Optional.ofNullable(subject.definition().said().quality())
                .map(part)
                .isPresent());
    }

    private static Function<Subject, Optional<List<Bilingual>>> competencies(
            java.util.function.Predicate<Competency> holds) {
        return subject -> some(subject.definition().competencies().stream()
                .filter(holds.negate())
                .map(Competency::title)
                .toList());
    }

    private static Function<Subject, Optional<List<Bilingual>>> partners(
            java.util.function.BiPredicate<Subject, Partner> holds) {
        return subject -> some(subject.definition().said().partners().stream()
                .filter(partner -> !holds.test(subject, partner))
                .map(partner -> new Bilingual(partner.name(), partner.name()))
                .toList());
    }

    private static Optional<List<Bilingual>> some(List<Bilingual> about) {
        return about.isEmpty() ? Optional.empty() : Optional.of(about);
    }
}
