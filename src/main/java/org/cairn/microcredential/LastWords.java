package org.cairn.microcredential;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What partners have said last of what was published. Others build on it. */
@Service
public class LastWords {

    private final Validations validations;

    LastWords(Validations validations) {
        this.validations = validations;
    }

    /** What a partner has said last, in answer to this invitation. */
    public record Word(InvitationId id, Validation validation) {}

    /** The last word of each partner about exactly what this version says; empty until it is published. */
    public Collection<Word> of(MicrocredentialVersion version) {
        Map<String, Word> last = new LinkedHashMap<>();
        if (version.hash() != null) {
            validations
                    .of(version.microcredential(), version.hash())
                    .forEach(word -> last.put(word.validation().partner(), word));
        }
        return last.values();
    }
}
