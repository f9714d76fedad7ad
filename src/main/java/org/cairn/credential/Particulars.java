package org.cairn.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cairn.credential.disclosure.Disclosure;
import org.cairn.credential.statuslist.StatusListEntry;
import org.jspecify.annotations.Nullable;

/**
 * What differs from one credential of a version to the next, as it is written there. All else is the same for all of them:
 * who adds to a credential what is an award's own adds it here.
 *
 * @param id the credential's address
 * @param awarded date and time
 * @param reached one for each competency that was shown
 * @param disclosed what its owner wishes to be in it; such a document goes the long way
 */
record Particulars(
        String id,
        String awarded,
        @Nullable String validUntil,
        String subject,
        List<Reached> reached,
        StatusListEntry status,
        Disclosure disclosed) {

    /**
     * What was reached in one competency.
     *
     * @param id of the result: a node without one would have to be hashed anew for every award
     * @param description the id of its description, the same in all credentials of the version
     * @param level the id of the level, or null
     */
    record Reached(String id, String description, @Nullable String level) {

        private Reached with(UnaryOperator<String> change) {
            return new Reached(change.apply(id), description, level == null ? null : change.apply(level));
        }
    }

    /** What is written, in order; texts that are absent are left out. */
    List<String> values() {
        List<String> values = new ArrayList<>();
        with(value -> {
            values.add(value);
            return value;
        });
        return values;
    }

    /** The same shape with another text in each place. */
    Particulars with(UnaryOperator<String> change) {
        return new Particulars(
                change.apply(id),
                change.apply(awarded),
                validUntil == null ? null : change.apply(validUntil),
                change.apply(subject),
                reached.stream().map(one -> one.with(change)).toList(),
                new StatusListEntry(
                        change.apply(status.id()),
                        status.type(),
                        status.statusPurpose(),
                        change.apply(status.statusListIndex()),
                        change.apply(status.statusListCredential())),
                disclosed);
    }

    /** Equal for those that have the same texts, whatever these say. */
    String shape() {
        StringBuilder shape = new StringBuilder(validUntil == null ? "-" : "u");
        reached.forEach(one -> shape.append(one.level() == null ? '-' : 'l').append(one.description()));
        return shape.append(status.statusPurpose()).toString();
    }
}
