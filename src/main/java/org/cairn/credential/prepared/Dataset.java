package org.cairn.credential.prepared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cairn.shared.Sha256;

/**
 * The canonical N-Quads of a shape: what is constant as one text with the state of the hash before each of its groups, and
 * the groups that differ, to be put where they belong.
 */
final class Dataset {

    private final Constant constant;
    private final List<Group> variable;
    private final BlankNodes blanks;
    private final Set<Integer> iris;
    private final List<Integer> sorting;

    /** A group, written for one document: where it belongs, and where it lies in the scratch. */
    @SuppressWarnings("ArrayRecordComponent") // on their way through, and never compared
    private record Placed(byte[] beginning, int before, int from, int to) {}

    private Dataset(Constant constant, List<Group> variable, BlankNodes blanks, Set<Integer> iris) {
        this.constant = constant;
        this.variable = List.copyOf(variable);
        this.blanks = blanks;
        this.iris = Set.copyOf(iris);
        this.sorting =
                variable.stream().flatMap(group -> group.sorting().stream()).toList();
    }

    static Dataset of(String nquads, int slots) throws CannotPrepare {
        List<Quad> quads = new ArrayList<>();
        for (String line : nquads.split("\n", -1)) {
            if (!line.isEmpty()) {
                quads.add(Quad.parse(line));
            }
        }
        BlankNodes blanks = BlankNodes.of(quads);
        List<Group> variable = new ArrayList<>();
        Constant.Builder constant = new Constant.Builder();
        for (List<Quad> bySubject : bySubject(quads)) {
            Group group = Group.of(bySubject, blanks.areFixed());
            if (group.isConstant()) {
                constant.add(bySubject);
            } else {
                mustSortAlike(bySubject);
                variable.add(group);
            }
        }
        return new Dataset(constant.build(), variable, blanks, used(quads, slots));
    }

    int blankNodes() {
        return blanks.count();
    }

    /** Empty where the values call for the plain pipeline. */
    Optional<byte[]> hash(Filling filling) {
        boolean fits = iris.stream().allMatch(slot -> Slot.isPlainIri(filling.value(slot)))
                && filling.sortsAlike(sorting)
                && blanks.label(filling);
        if (!fits) {
            return Optional.empty();
        }
        Bytes scratch = new Bytes(512 * variable.size());
        List<Placed> placed = new ArrayList<>(variable.size());
        for (Group group : variable) {
            int from = scratch.size();
            group.beginning().write(filling, scratch);
            byte[] beginning = scratch.range(from);
            int before = constant.placeOf(beginning);
            int body = scratch.size();
            if (before < 0 || !group.write(filling, scratch)) {
                return Optional.empty();
            }
            placed.add(new Placed(beginning, before, body, scratch.size()));
        }
        placed.sort(Comparator.comparing(Placed::beginning, Arrays::compareUnsigned));
        return areApart(placed) ? Optional.of(hash(placed, scratch)) : Optional.empty();
    }

    private byte[] hash(List<Placed> placed, Bytes scratch) {
        int at = placed.isEmpty() ? 0 : placed.get(0).before();
        MessageDigest digest = constant.hashedUpTo(at);
        for (Placed group : placed) {
            constant.into(digest, at, group.before());
            scratch.into(digest, group.from(), group.to());
            at = group.before();
        }
        constant.into(digest, at, constant.count());
        return digest.digest();
    }

    /** Two nodes of one id would be one node. */
    private static boolean areApart(List<Placed> placed) {
        return IntStream.range(1, placed.size())
                .noneMatch(i -> Arrays.equals(
                        placed.get(i - 1).beginning(), placed.get(i).beginning()));
    }

    private static List<List<Quad>> bySubject(List<Quad> quads) {
        List<List<Quad>> groups = new ArrayList<>();
        String subject = "";
        for (Quad quad : quads) {
            if (!quad.subject().equals(subject)) {
                groups.add(new ArrayList<>());
                subject = quad.subject();
            }
            groups.get(groups.size() - 1).add(quad);
        }
        return groups;
    }

    /**
     * RDFC-1.0, 4.4.3 sorts by code point, Titanium and JavaScript verifiers by UTF-16 unit. Where the two may differ between
     * values of one predicate, the plain pipeline has the say.
     */
    private static void mustSortAlike(List<Quad> quads) throws CannotPrepare {
        for (Quad quad : quads) {
            boolean alone = quads.stream()
                            .filter(other -> other.predicate().equals(quad.predicate()))
                            .count()
                    == 1;
            if (!alone && quad.object().chars().anyMatch(unit -> unit >= 0xD800)) {
                throw new CannotPrepare("several values of one predicate that sort differently elsewhere");
            }
        }
    }

    /** @return the slots that are ids */
    private static Set<Integer> used(List<Quad> quads, int slots) throws CannotPrepare {
        Set<Integer> iris = new HashSet<>();
        Set<Integer> all = new HashSet<>();
        for (Quad quad : quads) {
            Stencil line = quad.line(false);
            iris.addAll(line.gaps(Filling.Kind.IRI));
            all.addAll(line.gaps(Filling.Kind.LITERAL));
        }
        all.addAll(iris);
        if (all.size() != slots) {
            throw new CannotPrepare("a value that would be left unsigned");
        }
        return iris;
    }

    /** The constant groups: one text, and the hash of all that comes before each. */
    private static final class Constant {

        private final byte[] text;
        private final int[] starts;
        private final byte[][] beginnings;
        private final MessageDigest[] hashed;

        private Constant(byte[] text, List<Integer> starts, List<byte[]> beginnings) {
            this.text = text;
            this.starts = starts.stream().mapToInt(start -> start).toArray();
            this.beginnings = beginnings.toArray(byte[][]::new);
            this.hashed = new MessageDigest[this.starts.length];
            MessageDigest digest = Sha256.begin();
            for (int i = 0; i < hashed.length; i++) {
                hashed[i] = Sha256.goOn(digest);
                if (i + 1 < hashed.length) {
                    into(digest, i, i + 1);
                }
            }
        }

        int count() {
            return beginnings.length;
        }

        /** @return before which group it belongs, or less than 0 where that subject is there already */
        int placeOf(byte[] beginning) {
            int found = Arrays.binarySearch(beginnings, beginning, Arrays::compareUnsigned);
            return found >= 0 ? -1 : -found - 1;
        }

        MessageDigest hashedUpTo(int group) {
            return Sha256.goOn(hashed[group]);
        }

        void into(MessageDigest digest, int from, int to) {
            digest.update(text, starts[from], starts[to] - starts[from]);
        }

        private static final class Builder {
            private static final Filling NOTHING = new Filling(List.of(), 0);

            private final Bytes text = new Bytes(4096);
            private final List<Integer> starts = new ArrayList<>(List.of(0));
            private final List<byte[]> beginnings = new ArrayList<>();

            void add(List<Quad> group) throws CannotPrepare {
                beginnings.add((group.get(0).subject() + " ").getBytes(StandardCharsets.UTF_8));
                for (Quad quad : group) {
                    quad.line(true).write(NOTHING, text);
                }
                starts.add(text.size());
            }

            Constant build() {
                return new Constant(text.toByteArray(), starts, beginnings);
            }
        }
    }
}
