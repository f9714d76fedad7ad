package org.cairn.sandbox;

/** Like which LMS the sandbox behaves. What that means stands in one class each, and is read from there. */
public enum Manner {
    STANDARD(new Standard()),
    MOODLE(new Moodle()),
    CANVAS(new Canvas()),
    BRIGHTSPACE(new Brightspace()),
    BLACKBOARD(new Blackboard()),
    SAKAI(new Sakai()),
    OPEN_EDX(new OpenEdx());

    @SuppressWarnings("ImmutableEnumChecker") // the habits have no state
    private final Lms lms;

    Manner(Lms lms) {
        this.lms = lms;
    }

    Lms lms() {
        return lms;
    }
}
