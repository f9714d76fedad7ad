package org.cairn.competency.cfr;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** @param line where it was read */
public record CFAssociation(
        @JsonIgnore int line,
        String identifier,
        @Nullable String uri,
        @JsonProperty("CFDocumentURI") @Nullable CFLink documentURI,
        CFLink originNodeURI,
        String associationType,
        CFLink destinationNodeURI,
        @Nullable Integer sequenceNumber,
        @Nullable String lastChangeDateTime,
        @Nullable JsonNode extensions) {

    public static final String CHILD = "isChildOf";
}
