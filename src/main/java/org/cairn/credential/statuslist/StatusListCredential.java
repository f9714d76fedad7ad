package org.cairn.credential.statuslist;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;

/** Bitstring Status List 1.0, 2.2, as JSON has it. */
@JsonPropertyOrder({"@context", "id", "type"})
public record StatusListCredential(
        @JsonProperty("@context") List<String> context,
        String id,
        List<String> type,
        String issuer,
        String validFrom,
        String validUntil,
        Subject credentialSubject) {

    /** The list itself. */
    public record Subject(String id, String type, String statusPurpose, String encodedList) {}

    public static StatusListCredential of(
            StatusPurpose purpose, String id, String issuer, Instant from, Instant until, Bitstring bits) {
        return new StatusListCredential(
                List.of("https://www.w3.org/ns/credentials/v2"),
                id,
                List.of("VerifiableCredential", "BitstringStatusListCredential"),
                issuer,
                from.toString(),
                until.toString(),
                new Subject(id + "#list", "BitstringStatusList", purpose.word(), bits.encoded()));
    }
}
