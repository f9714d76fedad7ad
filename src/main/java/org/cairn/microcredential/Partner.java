package org.cairn.microcredential;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Somebody outside who has a say in a micro-credential. Names are kept as they are written, in any orthography. What they
 * confirm is a {@link Validation}.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Partner(String name, Kind kind, List<Part> parts) {

    @SuppressWarnings("NullAway") // absent in JSON where there are none
    public Partner {
        parts = parts == null ? List.of() : parts.stream().distinct().sorted().toList();
    }

    /** Who it is. A community and an Indigenous community say what may be published about its competencies. */
    public enum Kind {
        EMPLOYER,
        INDUSTRY,
        PROFESSIONAL,
        COMMUNITY,
        INDIGENOUS;

        public boolean hasAuthority() {
            return this == COMMUNITY || this == INDIGENOUS;
        }
    }

    /** What they have taken part in (B.C. funding guide 2022: need, curriculum, assessment, recognition). */
    public enum Part {
        NEED,
        CURRICULUM,
        ASSESSMENT,
        RECOGNITION
    }
}
