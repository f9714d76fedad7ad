package org.cairn.credential.openbadges;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Open Badges 3.0, B.1.16: an institution as the issuer, or a partner. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Profile(
        String id,
        List<String> type,
        String name,
        @Nullable String url,
        @Nullable String description,
        @Nullable String email) {}
