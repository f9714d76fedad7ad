package org.cairn.credential.prepared;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cairn.credential.openbadges.Canonical;

/**
 * One shape of document, brought into canonical form once for all that differ from it in the values of some slots. A value
 * for which the short way could give another result than the plain pipeline is not rendered at all.
 */
public final class Template {

    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final int slots;
    private final Dataset dataset;
    private final Stencil json;

    /**
     * @param json the document, as {@code Json.write} gives it
     * @param hash SHA-256 of its canonical form
     */
    @SuppressWarnings("ArrayRecordComponent") // on their way through, and never compared
    public record Rendered(byte[] json, byte[] hash) {}

    private Template(int slots, Dataset dataset, Stencil json) {
        this.slots = slots;
        this.dataset = dataset;
        this.json = json;
    }

    /** What stands for the value of a slot in the document that is handed to {@link #of}. */
    public static String mark(int slot) {
        return Slot.mark(slot);
    }

    /**
     * @param document with {@link #mark} where each of the values belongs
     * @throws CannotPrepare where the shape is one for the plain pipeline
     */
    public static Template of(String document, int slots) throws CannotPrepare {
        Dataset dataset = Dataset.of(Canonical.nquads(document), slots);
        Template template = new Template(slots, dataset, stencil(document));
        template.mustReproduce(document);
        return template;
    }

    /** Empty where the plain pipeline has to do it. */
    public Optional<Rendered> render(List<String> values) {
        if (values.size() != slots) {
            throw new IllegalArgumentException(values.size() + " values for " + slots + " slots");
        }
        // An empty text is a member less: another shape.
        if (!values.stream().allMatch(value -> !value.isEmpty() && Slot.isWellFormed(value))) {
            return Optional.empty();
        }
        Filling filling = new Filling(values, dataset.blankNodes());
        return dataset.hash(filling).map(hash -> new Rendered(json.write(filling), hash));
    }

    private static Stencil stencil(String document) throws CannotPrepare {
        Stencil.Builder stencil = new Stencil.Builder();
        Matcher strings = QUOTED.matcher(document);
        int at = 0;
        while (strings.find()) {
            if (Slot.isIn(strings.group(1))) {
                int slot = Slot.whole(strings.group(1))
                        .orElseThrow(() -> new CannotPrepare("a value that is only a part: " + strings.group(1)));
                stencil.text(document.substring(at, strings.start(1))).gap(Filling.Kind.JSON, slot);
                at = strings.end(1);
            }
        }
        return stencil.text(document.substring(at)).build();
    }

    private void mustReproduce(String document) throws CannotPrepare {
        List<String> marks = IntStream.range(0, slots).mapToObj(Slot::mark).toList();
        Rendered rendered = render(marks).orElseThrow(() -> new CannotPrepare("the marks do not fit"));
        boolean same = Arrays.equals(rendered.hash(), Canonical.hash(document))
                && Arrays.equals(rendered.json(), document.getBytes(StandardCharsets.UTF_8));
        if (!same) {
            throw new CannotPrepare("the template does not reproduce its own document");
        }
    }
}
