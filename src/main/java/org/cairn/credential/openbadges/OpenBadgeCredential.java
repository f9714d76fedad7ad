package org.cairn.credential.openbadges;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.List;
import org.cairn.credential.statuslist.StatusListEntry;
import org.jspecify.annotations.Nullable;

/** Open Badges 3.0, B.1.2 and B.1.3, as JSON has it. Dates are ISO 8601 with a zone. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"@context", "id", "type"})
public record OpenBadgeCredential(
        @JsonProperty("@context") List<String> context,
        String id,
        List<String> type,
        String name,
        String description,
        Profile issuer,
        String awardedDate,
        String validFrom,
        @Nullable String validUntil,
        Subject credentialSubject,
        List<Evidence> evidence,
        List<Schema> credentialSchema,
        StatusListEntry credentialStatus) {

    /** The contexts in the order that the schema fixes. */
    public static final List<String> CONTEXTS =
            List.of(Contexts.CREDENTIALS, Contexts.OPEN_BADGES, Contexts.EXTENSIONS);

    public static final List<String> TYPES = List.of("VerifiableCredential", "OpenBadgeCredential");

    /** B.1.4 AchievementSubject. It carries no name of the learner, and no address but as a hash that they wished for. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Subject(
            String id,
            List<String> type,
            List<IdentityObject> identifier,
            @Nullable BigDecimal creditsEarned,
            Achievement achievement,
            List<Result> result) {}

    /** B.1.18 Result. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Result(
            String id,
            List<String> type,
            String resultDescription,
            @Nullable String achievedLevel,
            String status) {}

    /** B.2.1 CredentialSchema. */
    public record Schema(String id, String type) {

        public static final Schema OPEN_BADGES = new Schema(CredentialSchema.ID, "1EdTechJsonSchemaValidator2019");

        public static final Schema ENDORSEMENT = new Schema(
                "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_endorsementcredential_schema.json",
                "1EdTechJsonSchemaValidator2019");
    }
}
