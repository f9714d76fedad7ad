package org.cairn.mapping.web;

import java.util.List;
import java.util.Locale;
import org.cairn.mapping.CourseMap;
import org.cairn.microcredential.Gate;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Profile;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks for what the institution would refuse when a course map is published, so that it is said before the button. */
@Component
class BeforePublishing {

    private final Microcredentials microcredentials;
    private final Gate gate;

    BeforePublishing(Microcredentials microcredentials, Gate gate) {
        this.microcredentials = microcredentials;
        this.gate = gate;
    }

    /**
     * What stops it; the version's own page is where all of it is put right.
     *
     * @param missing what the framework's profile blocks for
     * @param review which step of the review is missing, or null where none is
     */
    record Hindrance(List<Line> missing, @Nullable String review) {

        public boolean stops() {
            return !missing.isEmpty() || review != null;
        }
    }

    /** One clause of the framework, and what to do. */
    record Line(String clause, String fix, List<String> about) {}

    Hindrance look(Visitor visitor, CourseMap map) {
        MicrocredentialVersion version = microcredentials.version(visitor, map.version());
        return new Hindrance(version.isPublished() ? List.of() : missing(version, visitor.locale()), review(version));
    }

    private List<Line> missing(MicrocredentialVersion version, Locale locale) {
        return gate.findings(version).stream()
                .filter(Profile.Finding::blocks)
                .map(finding -> new Line(
                        finding.check().clause().in(locale),
                        finding.check().fix().in(locale),
                        finding.about().stream().map(about -> about.in(locale)).toList()))
                .toList();
    }

    private @Nullable String review(MicrocredentialVersion version) {
        return switch (version.state()) {
            case DRAFT -> gate.policy(version.institution()).asksForApproval() ? "send" : null;
            case IN_REVIEW -> "wait";
            case RETIRED -> "retired";
            case APPROVED, PUBLISHED -> null;
        };
    }
}
