package org.cairn.credential.openbadges;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Open Badges 3.0, B.3.1 EndorsementCredential: a credential about what somebody else issues. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"@context", "id", "type"})
public record EndorsementCredential(
        @JsonProperty("@context") List<String> context,
        String id,
        List<String> type,
        String name,
        String description,
        Profile issuer,
        String validFrom,
        Subject credentialSubject,
        List<OpenBadgeCredential.Schema> credentialSchema) {

    public static final List<String> TYPES = List.of("VerifiableCredential", "EndorsementCredential");

    /** B.3.2 EndorsementSubject; the comment is Markdown. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Subject(
            String id, List<String> type, @Nullable String endorsementComment) {}
}
