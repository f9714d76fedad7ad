package org.cairn.sandbox;

import java.math.BigDecimal;

/** A quiz or an assignment of the LMS itself. AGS shows a tool nothing of it (AGS 2.0, 3.1). */
record NativeActivity(String id, Kind kind, String label, BigDecimal scoreMaximum) implements Column {

    enum Kind {
        QUIZ,
        ASSIGNMENT
    }

    NativeActivity copy(String newId) {
        return new NativeActivity(newId, kind, label, scoreMaximum);
    }
}
