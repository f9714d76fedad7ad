package org.cairn.home.web;

import org.cairn.attainment.Attainments;
import org.cairn.gradebook.Gradebook;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Component;

/** How old what a page shows is, from the reading of the results to their judgement. */
@Component
class ReadState {

    private final Gradebook gradebook;
    private final Attainments attainments;

    ReadState(Gradebook gradebook, Attainments attainments) {
        this.gradebook = gradebook;
        this.attainments = attainments;
    }

    Freshness of(Visitor visitor) {
        return Freshness.of(gradebook.collection(visitor.course()), attainments.isEvaluating(visitor.course()));
    }
}
