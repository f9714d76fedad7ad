package org.cairn.credential.prepared;

import java.util.List;

/** What one document puts into the gaps: its values as each notation writes them, and the labels of its blank nodes. */
final class Filling {

    /** How a gap is filled. */
    enum Kind {
        IRI,
        LITERAL,
        JSON,
        LABEL
    }

    private static final byte[] SELF = {'a'};
    private static final byte[] OTHER = {'z'};

    private final List<String> values;
    private final byte[][] literals;
    private final byte[][] json;
    private final byte[][] labels;

    Filling(List<String> values, int blankNodes) {
        this.values = values;
        this.literals = new byte[values.size()][];
        this.json = new byte[values.size()][];
        for (int i = 0; i < values.size(); i++) {
            json[i] = Slot.json(values.get(i));
            // The two notations differ in DEL alone.
            literals[i] = values.get(i).indexOf(0x7F) < 0 ? json[i] : Slot.literal(values.get(i));
        }
        this.labels = new byte[blankNodes][];
    }

    String value(int slot) {
        return values.get(slot);
    }

    byte[] bytes(Kind kind, int index) {
        return switch (kind) {
            case IRI, JSON -> json[index];
            case LITERAL -> literals[index];
            case LABEL -> labels[index];
        };
    }

    void label(int node, byte[] label) {
        labels[node] = label;
    }

    /** As the first-degree hash of this node sees the document (RDF Dataset Canonicalization 1.0, 4.6.3). */
    void labelAsSeenBy(int node) {
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i == node ? SELF : OTHER;
        }
    }

    /** Whether UTF-16 units and code points may sort these texts differently. */
    boolean sortsAlike(List<Integer> slots) {
        for (int slot : slots) {
            String value = values.get(slot);
            for (int i = 0; i < value.length(); i++) {
                if (value.charAt(i) >= 0xD800) {
                    return false;
                }
            }
        }
        return true;
    }
}
