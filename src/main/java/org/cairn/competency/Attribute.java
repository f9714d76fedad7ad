package org.cairn.competency;

import org.cairn.shared.Bilingual;

/** What a competency takes: something to know, to be able to, or to be. */
public record Attribute(Kind kind, Bilingual text) {

    /** The Open Competency Toolkit’s three. */
    public enum Kind {
        KNOWLEDGE,
        SKILL,
        ATTITUDE
    }
}
