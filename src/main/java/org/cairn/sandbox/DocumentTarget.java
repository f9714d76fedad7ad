package org.cairn.sandbox;

/** Where the tool opens (LTI Core 1.3, 5.4.4). */
enum DocumentTarget {
    IFRAME("iframe"),
    WINDOW("window");

    private final String value;

    DocumentTarget(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }

    static DocumentTarget of(String value) {
        return value.equals(WINDOW.value) ? WINDOW : IFRAME;
    }
}
