package org.cairn.microcredential.web;

import java.util.UUID;
import org.cairn.microcredential.Approvals;
import org.cairn.microcredential.Differences;
import org.cairn.microcredential.Gate;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.VersionId;
import org.cairn.microcredential.Wording;
import org.cairn.microcredential.web.VersionPage.Changes;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the page of a version is put together from. */
@Component
class VersionView {

    private final Microcredentials microcredentials;
    private final Approvals approvals;
    private final Gate gate;
    private final DifferenceWords words;
    private final Wording wording;

    VersionView(
            Microcredentials microcredentials, Approvals approvals, Gate gate, DifferenceWords words, Wording wording) {
        this.microcredentials = microcredentials;
        this.approvals = approvals;
        this.gate = gate;
        this.words = words;
        this.wording = wording;
    }

    VersionPage page(Visitor visitor, UUID id) {
        MicrocredentialVersion version = microcredentials.version(visitor, new VersionId(id));
        return VersionPage.of(
                version,
                wording.shown(version),
                findings(visitor, version),
                review(visitor, version),
                changes(visitor, version),
                visitor.locale());
    }

    private @Nullable Changes changes(Visitor visitor, MicrocredentialVersion version) {
        return microcredentials
                .before(version)
                .map(before -> new Changes(
                        before.number(),
                        words.of(Differences.between(before.definition(), version.definition()), visitor.locale())))
                .orElse(null);
    }

    private Findings findings(Visitor visitor, MicrocredentialVersion version) {
        return Findings.of(gate.profile(version.institution()), gate.findings(version), visitor.locale());
    }

    private Review review(Visitor visitor, MicrocredentialVersion version) {
        return new Review(
                wording.revisions(version.id()).stream()
                        .map(revision -> Review.Line.of(revision, visitor.person()))
                        .toList(),
                gate.policy(version.institution()).asksForApproval(),
                microcredentials.isMadeHere(visitor, version),
                approvals.mayDecide(visitor, version),
                approvals.decisions(visitor, version.id()).stream()
                        .map(decision -> Review.Line.of(decision, visitor.person()))
                        .toList());
    }
}
