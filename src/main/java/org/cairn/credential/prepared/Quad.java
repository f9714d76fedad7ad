package org.cairn.credential.prepared;

import java.util.List;
import org.cairn.credential.prepared.Filling.Kind;

/**
 * One line of canonical N-Quads, its terms as they stand there.
 *
 * @param graph the name of its graph, or empty: a proof inside the document is a graph of its own (VC Data Integrity 1.0, 2.1)
 */
record Quad(String subject, String predicate, String object, String graph) {

    private static final String BLANK = "_:c14n";

    static Quad parse(String line) throws CannotPrepare {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        String rest = line.substring(second + 1, line.length() - 2);
        int end = afterObject(rest);
        Quad quad = new Quad(
                line.substring(0, first),
                line.substring(first + 1, second),
                rest.substring(0, end),
                rest.substring(end).strip());
        if (Slot.isIn(quad.predicate()) || Slot.isIn(quad.graph())) {
            throw new CannotPrepare("a value that is a predicate or a graph");
        }
        return quad;
    }

    /** The blank nodes in it, by the number of their label; the subject first. */
    List<Integer> blankNodes() {
        return List.of(subject, object, graph).stream()
                .filter(Quad::isBlank)
                .map(Quad::number)
                .toList();
    }

    Stencil line(boolean fixedLabels) throws CannotPrepare {
        Stencil.Builder line = new Stencil.Builder();
        term(subject, fixedLabels, line);
        line.text(" ").text(predicate).text(" ");
        term(object, fixedLabels, line);
        if (!graph.isEmpty()) {
            line.text(" ");
            term(graph, fixedLabels, line);
        }
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

    private static int afterObject(String rest) {
        int from = rest.startsWith("\"") ? closingQuote(rest) : 0;
        int space = rest.indexOf(' ', from);
        return space < 0 ? rest.length() : space;
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
