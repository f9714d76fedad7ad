package org.cairn.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cairn.gradebook.LineItem;
import org.cairn.microcredential.Definition;

/** A worked example of a rule, told by the module that judges: what is read aloud is what is applied. */
public interface Examples {

    /**
     * Somebody made up.
     *
     * @param competency that is judged
     * @param sentences from the marks to the verdict
     * @param sum as it is written, or empty
     */
    record Example(String competency, List<String> sentences, String sum) {

        public Example {
            sentences = List.copyOf(sentences);
        }
    }

    /** @return nothing where no activity is mapped yet */
    Optional<Example> of(Definition definition, List<Mapping> mappings, List<LineItem> lineItems, Locale locale);
}
