package org.cairn.competency.cfr;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** @param line where it was read */
public record CFDocument(
        @JsonIgnore int line,
        String identifier,
        @Nullable String uri,
        @Nullable String caseVersion,
        @Nullable String creator,
        String title,
        @Nullable String lastChangeDateTime,
        @Nullable String officialSourceURL,
        @Nullable String publisher,
        @Nullable String description,
        @Nullable String language,
        @Nullable String version,
        @Nullable String adoptionStatus,
        @Nullable CFLink licenseURI,
        @JsonProperty("CFPackageURI") @Nullable CFLink packageURI,
        @Nullable JsonNode extensions) {}
