package org.cairn.credential.prepared;

import java.util.List;
import org.cairn.credential.prepared.Filling.Kind;

/**
 * One line of canonical N-Quads, its subject, predicate and object as they stand there.
 *
 * @param object without the full stop
 */
record Quad(String subject, String predicate, String object) {

    private static final String BLANK = "_:c14n";

    static Quad parse(String line) throws CannotPrepare {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        Quad quad = new Quad(
                line.substring(0, first),
                line.substring(first + 1, second),
                line.substring(second + 1, line.length() - 2));
        if (quad.afterObject() != quad.object().length()) {
            throw new CannotPrepare("a named graph");
        }
        if (Slot.isIn(quad.predicate())) {
            throw new CannotPrepare("a value that is a predicate");
        }
        return quad;
    }

    /** The blank nodes in it, by the number of their label; the subject first. */
    List<Integer> blankNodes() {
        return List.of(subject, object).stream()
                .filter(Quad::isBlank)
                .map(Quad::number)
                .toList();
    }

    Stencil line(boolean fixedLabels) throws CannotPrepare {
        Stencil.Builder line = new Stencil.Builder();
        term(subject, fixedLabels, line);
        line.text(" ").text(predicate).text(" ");
        term(object, fixedLabels, line);
        return line.text(" .\n").build();
    }

    Stencil beginning(boolean fixedLabels) throws CannotPrepare {
        Stencil.Builder beginning = new Stencil.Builder();
        term(subject, fixedLabels, beginning);
        return beginning.text(" ").build();
    }

    private static void term(String term, boolean fixedLabels, Stencil.Builder out) throws CannotPrepare {
        if (isBlank(term) && !fixedLabels) {
            out.text("_:").gap(Kind.LABEL, number(term));
        } else if (!Slot.isIn(term)) {
            out.text(term);
        } else if (term.startsWith("<")) {
            out.text("<")
                    .gap(Kind.IRI, slot(term.substring(1, term.length() - 1)))
                    .text(">");
        } else {
            int end = closingQuote(term);
            if (Slot.isIn(term.substring(end))) {
                throw new CannotPrepare("a value that is a datatype");
            }
            out.text("\"").gap(Kind.LITERAL, slot(term.substring(1, end))).text(term.substring(end));
        }
    }

    private static int slot(String text) throws CannotPrepare {
        return Slot.whole(text).orElseThrow(() -> new CannotPrepare("a value that is only a part: " + text));
    }

    private int afterObject() {
        int from = object.startsWith("\"") ? closingQuote(object) : 0;
        int space = object.indexOf(' ', from);
        return space < 0 ? object.length() : space;
    }

    private static int closingQuote(String literal) {
        int at = 1;
        while (literal.charAt(at) != '"') {
            at += literal.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    private static boolean isBlank(String term) {
        return term.startsWith(BLANK);
    }

    private static int number(String blank) {
        return Integer.parseInt(blank.substring(BLANK.length()));
    }
}
