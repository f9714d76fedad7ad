package org.cairn.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of the roster on the wire (NRPS 2.0, 2.2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MembershipJson(String id, Map<String, String> context, List<Member> members) {

    /** @param message what a launch of a link would say, a list or, in one LMS, an object (NRPS 2.0, 3) */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Member(
            String status,
            @Nullable String name,
            @JsonProperty("given_name") @Nullable String givenName,
            @JsonProperty("family_name") @Nullable String familyName,
            @Nullable String email,
            @JsonProperty("user_id") String userId,
            @JsonProperty("lis_person_sourcedid") String sourcedId,
            List<String> roles,
            @Nullable Object message) {

        static Member of(Course.Member member, String id, List<String> roles, @Nullable Object message) {
            Person person = member.person();
            boolean shown = !person.withheld();
            return new Member(
                    member.active() ? "Active" : "Inactive",
                    shown ? person.name() : null,
                    shown ? person.given() : null,
                    shown ? person.family() : null,
                    shown ? person.email() : null,
                    id,
                    person.sourcedId(),
                    roles,
                    message);
        }

        /** A role may be asked for by its short name (NRPS 2.0, 2.4.1). */
        boolean has(String role) {
            return roles.stream()
                    .anyMatch(own -> own.equals(role) || own.endsWith("#" + role) || role.endsWith("#" + own));
        }
    }
}
