package org.cairn.competency.web;

import org.cairn.competency.Criterion;
import org.jspecify.annotations.Nullable;

/** One criterion as typed. A box that is not ticked is not sent. */
record CriterionForm(
        @Nullable String id,
        @Nullable String en,
        @Nullable String fr,
        @Nullable Boolean critical,
        @Nullable Boolean inferred) {

    CriterionForm {
        critical = Boolean.TRUE.equals(critical);
        inferred = Boolean.TRUE.equals(inferred);
    }

    static CriterionForm of(Criterion criterion) {
        return new CriterionForm(
                criterion.id().toString(),
                criterion.text().en(),
                criterion.text().fr(),
                criterion.critical(),
                !criterion.observable());
    }

    static CriterionForm empty() {
        return new CriterionForm(null, null, null, false, false);
    }

    boolean isBlank() {
        return Typed.isBlank(en) && Typed.isBlank(fr);
    }
}
