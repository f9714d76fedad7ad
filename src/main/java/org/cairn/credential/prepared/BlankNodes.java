package org.cairn.credential.prepared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cairn.shared.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Labels by first-degree hashes (RDF Dataset Canonicalization 1.0, 4.4.3, steps 3 to 5). Nodes that touch no slot have been
 * hashed once. Two nodes of one hash would need the longer way, and are left to the plain pipeline.
 */
final class BlankNodes {

    private final List<List<Stencil>> lines;
    private final byte @Nullable [][] constant;
    private final byte[][] labels;
    private final boolean fixed;

    private BlankNodes(List<List<Stencil>> lines) {
        this.lines = lines;
        this.constant = new byte[lines.size()][];
        this.labels = IntStream.range(0, lines.size())
                .mapToObj(i -> ("c14n" + i).getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.fixed = IntStream.range(0, lines.size()).allMatch(this::isConstant);
    }

    static BlankNodes of(List<Quad> quads) throws CannotPrepare {
        int count = quads.stream()
                        .flatMap(quad -> quad.blankNodes().stream())
                        .mapToInt(node -> node)
                        .max()
                        .orElse(-1)
                + 1;
        List<List<Stencil>> lines = new ArrayList<>();
        for (int node = 0; node < count; node++) {
            List<Stencil> touching = new ArrayList<>();
            for (Quad quad : quads) {
                if (quad.blankNodes().contains(node)) {
                    touching.add(quad.line(false));
                }
            }
            lines.add(List.copyOf(touching));
        }
        BlankNodes nodes = new BlankNodes(List.copyOf(lines));
        nodes.hashConstant();
        return nodes;
    }

    int count() {
        return lines.size();
    }

    /** Whether every document has the labels of the template. */
    boolean areFixed() {
        return fixed;
    }

    /** @return false where two nodes are told apart by their neighbours only */
    boolean label(Filling filling) {
        if (fixed) {
            return true;
        }
        byte[][] hashes = new byte[count()][];
        Integer[] order = new Integer[count()];
        for (int node = 0; node < count(); node++) {
            byte[] known = constant[node];
            hashes[node] = known == null ? hash(node, filling) : known;
            order[node] = node;
        }
        Arrays.sort(order, (one, other) -> Arrays.compareUnsigned(hashes[one], hashes[other]));
        for (int i = 0; i < order.length; i++) {
            if (i > 0 && Arrays.equals(hashes[order[i - 1]], hashes[order[i]])) {
                return false;
            }
            filling.label(order[i], labels[i]);
        }
        return true;
    }

    private byte[] hash(int node, Filling filling) {
        filling.labelAsSeenBy(node);
        MessageDigest digest = Sha256.begin();
        for (byte[] line : Group.sorted(lines.get(node), filling)) {
            digest.update(line);
        }
        return digest.digest();
    }

    private void hashConstant() throws CannotPrepare {
        Filling empty = new Filling(List.of(), count());
        for (int node = 0; node < count(); node++) {
            if (isConstant(node)) {
                byte[] hash = hash(node, empty);
                if (Arrays.stream(constant).anyMatch(other -> Arrays.equals(other, hash))) {
                    throw new CannotPrepare("two nodes without id that say the same");
                }
                constant[node] = hash;
            }
        }
    }

    private boolean isConstant(int node) {
        return lines.get(node).stream()
                .allMatch(line -> line.gaps(Filling.Kind.IRI).isEmpty()
                        && line.gaps(Filling.Kind.LITERAL).isEmpty());
    }
}
