package org.cairn.competency.cfr;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A whole framework in one file. */
public record CFPackage(
        @JsonProperty("CFDocument") CFDocument document,
        @JsonProperty("CFItems") List<CFItem> items,
        @JsonProperty("CFAssociations") List<CFAssociation> associations,
        @JsonProperty("CFRubrics") List<CFRubric> rubrics) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
            .build();

    /** As JSON, each value on a line of its own. */
    public String json() {
        return MAPPER.writeValueAsString(this);
    }
}
