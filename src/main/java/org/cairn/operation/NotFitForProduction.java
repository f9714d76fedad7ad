package org.cairn.operation;

import java.util.List;

/** Cairn does not start: everything that is wrong, at once. */
class NotFitForProduction extends RuntimeException {

    private final transient List<Fault> faults;

    NotFitForProduction(List<Fault> faults) {
        super("not fit for production: " + faults.stream().map(Fault::setting).toList());
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }
}
