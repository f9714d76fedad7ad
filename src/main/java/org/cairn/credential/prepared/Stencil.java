package org.cairn.credential.prepared;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Constant text with gaps in it. */
final class Stencil {

    private final List<byte[]> texts;
    private final List<Gap> gaps;

    /** @param index of the slot, or of the blank node */
    record Gap(Filling.Kind kind, int index) {}

    private Stencil(List<byte[]> texts, List<Gap> gaps) {
        this.texts = List.copyOf(texts);
        this.gaps = List.copyOf(gaps);
    }

    void write(Filling filling, Bytes out) {
        for (int i = 0; i < gaps.size(); i++) {
            out.add(texts.get(i));
            Gap gap = gaps.get(i);
            out.add(filling.bytes(gap.kind(), gap.index()));
        }
        out.add(texts.get(gaps.size()));
    }

    List<Integer> gaps(Filling.Kind kind) {
        return gaps.stream().filter(gap -> gap.kind() == kind).map(Gap::index).toList();
    }

    boolean isConstant() {
        return gaps.isEmpty();
    }

    /** Puts a stencil together from its beginning to its end. */
    static final class Builder {

        private final List<byte[]> texts = new ArrayList<>();
        private final List<Gap> gaps = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        Builder text(String more) {
            text.append(more);
            return this;
        }

        Builder gap(Filling.Kind kind, int index) {
            close();
            gaps.add(new Gap(kind, index));
            return this;
        }

        Stencil build() {
            close();
            return new Stencil(texts, gaps);
        }

        private void close() {
            texts.add(text.toString().getBytes(StandardCharsets.UTF_8));
            text.setLength(0);
        }
    }
}
