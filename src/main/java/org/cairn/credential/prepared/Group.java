package org.cairn.credential.prepared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All lines of one subject. They stand in the order of their predicates, which are constant; lines of one predicate may have
 * to be sorted for each document.
 *
 * @param beginning what each line begins with
 */
record Group(Stencil beginning, List<List<Stencil>> byPredicate) {

    static Group of(List<Quad> quads, boolean fixedLabels) throws CannotPrepare {
        List<List<Stencil>> byPredicate = new ArrayList<>();
        String predicate = "";
        for (Quad quad : quads) {
            if (!quad.predicate().equals(predicate)) {
                byPredicate.add(new ArrayList<>());
                predicate = quad.predicate();
            }
            byPredicate.get(byPredicate.size() - 1).add(quad.line(fixedLabels));
        }
        return new Group(quads.get(0).beginning(fixedLabels), byPredicate);
    }

    boolean isConstant() {
        return byPredicate.stream().flatMap(List::stream).allMatch(Stencil::isConstant);
    }

    /** Slots whose values decide an order. */
    List<Integer> sorting() {
        return byPredicate.stream()
                .filter(lines -> lines.size() > 1)
                .flatMap(List::stream)
                .flatMap(line -> line.gaps(Filling.Kind.LITERAL).stream())
                .toList();
    }

    /** @return false where two lines are the same: a dataset has each quad once */
    boolean write(Filling filling, Bytes out) {
        for (List<Stencil> lines : byPredicate) {
            if (lines.size() == 1) {
                lines.get(0).write(filling, out);
            } else if (!writeSorted(lines, filling, out)) {
                return false;
            }
        }
        return true;
    }

    private static boolean writeSorted(List<Stencil> lines, Filling filling, Bytes out) {
        byte[][] written = sorted(lines, filling);
        for (int i = 0; i < written.length; i++) {
            if (i > 0 && Arrays.equals(written[i - 1], written[i])) {
                return false;
            }
            out.add(written[i]);
        }
        return true;
    }

    static byte[][] sorted(List<Stencil> lines, Filling filling) {
        Bytes out = new Bytes(256 * lines.size());
        byte[][] written = new byte[lines.size()][];
        for (int i = 0; i < written.length; i++) {
            int from = out.size();
            lines.get(i).write(filling, out);
            written[i] = out.range(from);
        }
        Arrays.sort(written, Arrays::compareUnsigned);
        return written;
    }
}
