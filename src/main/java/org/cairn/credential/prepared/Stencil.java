package org.cairn.credential.prepared;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Constant text with gaps in it. */
final class Stencil {

    private final byte[][] texts;
    private final Gap[] gaps;

    /** @param index of the slot, or of the blank node */
    record Gap(Filling.Kind kind, int index) {}

    private Stencil(List<byte[]> texts, List<Gap> gaps) {
        this.texts = texts.toArray(byte[][]::new);
        this.gaps = gaps.toArray(Gap[]::new);
    }

    void write(Filling filling, Bytes out) {
        for (int i = 0; i < gaps.length; i++) {
            out.add(texts[i]);
            out.add(filling.bytes(gaps[i].kind(), gaps[i].index()));
        }
        out.add(texts[gaps.length]);
    }

    /** By itself, in an array that is neither grown nor copied. */
    byte[] write(Filling filling) {
        int size = 0;
        for (byte[] text : texts) {
            size += text.length;
        }
        for (Gap gap : gaps) {
            size += filling.bytes(gap.kind(), gap.index()).length;
        }
        Bytes out = new Bytes(size);
        write(filling, out);
        return out.whole();
    }

    List<Integer> gaps(Filling.Kind kind) {
        return Arrays.stream(gaps)
                .filter(gap -> gap.kind() == kind)
                .map(Gap::index)
                .toList();
    }

    boolean isConstant() {
        return gaps.length == 0;
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
