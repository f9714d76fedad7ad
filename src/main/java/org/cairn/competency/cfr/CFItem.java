package org.cairn.competency.cfr;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** @param line where it was read */
public record CFItem(
        @JsonIgnore int line,
        String identifier,
        @Nullable String uri,
        @JsonProperty("CFDocumentURI") @Nullable CFLink documentURI,
        String fullStatement,
        @Nullable String abbreviatedStatement,
        @Nullable String humanCodingScheme,
        @JsonProperty("CFItemType") @Nullable String itemType,
        @Nullable String notes,
        @Nullable String language,
        @Nullable String lastChangeDateTime,
        @Nullable JsonNode extensions) {}
