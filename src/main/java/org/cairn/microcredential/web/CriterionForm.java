package org.cairn.microcredential.web;

import org.cairn.competency.Criterion;
import org.jspecify.annotations.Nullable;

/** One criterion as typed. A box that is not ticked is not sent. */
record CriterionForm(
        @Nullable String id,
        @Nullable String en,
        @Nullable String fr,
        @Nullable Boolean critical) {

    CriterionForm {
        critical = Boolean.TRUE.equals(critical);
    }

    static CriterionForm of(Criterion criterion) {
        return new CriterionForm(
                criterion.id().toString(),
                criterion.text().en(),
                criterion.text().fr(),
                criterion.critical());
    }

    static CriterionForm empty() {
        return new CriterionForm(null, null, null, false);
    }
}
