package org.cairn.assessment;

import java.util.UUID;

/** Identifies a submission. */
public record SubmissionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
