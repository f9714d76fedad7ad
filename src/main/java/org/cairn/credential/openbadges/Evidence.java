package org.cairn.credential.openbadges;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Open Badges 3.0, B.1, Evidence. The id is the address where it can be seen, if there is one. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Evidence(@Nullable String id, List<String> type, String name, String narrative) {

    public Evidence(@Nullable String id, String name, String narrative) {
        this(id, List.of("Evidence"), name, narrative);
    }
}
