package org.cairn.microcredential.web;

import java.util.Locale;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.Visitor;

/** The steps from an idea to something that can be published. Each is saved when it is left. */
enum Step {
    DESCRIBE("/edit/describe"),
    COMPETENCIES("/edit/competencies"),
    PARTICULARS("/edit/particulars"),
    /** The page of the version itself. */
    CHECK("");

    private final String path;

    Step(String path) {
        this.path = path;
    }

    Step next() {
        return switch (this) {
            case DESCRIBE -> COMPETENCIES;
            case COMPETENCIES -> PARTICULARS;
            case PARTICULARS, CHECK -> CHECK;
        };
    }

    String at(Visitor visitor, VersionId version) {
        return "/l/" + visitor.launch() + "/teach/microcredentials/" + version + path;
    }

    /** The step of this name; the first where there is none. */
    static Step of(String name) {
        for (Step step : values()) {
            if (step.name().equals(name.toUpperCase(Locale.ROOT))) {
                return step;
            }
        }
        return DESCRIBE;
    }
}
