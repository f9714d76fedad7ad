package org.cairn.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of the roster on the wire (NRPS 2.0, 2.2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MembershipJson(String id, Map<String, String> context, List<Member> members) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Member(
            String status,
            @Nullable String name,
            @JsonProperty("given_name") @Nullable String givenName,
            @JsonProperty("family_name") @Nullable String familyName,
            @Nullable String email,
            @JsonProperty("user_id") String userId,
            @JsonProperty("lis_person_sourcedid") String sourcedId,
            List<String> roles) {

        static Member of(Course.Member member) {
            Person person = member.person();
            boolean shown = !person.withheld();
            return new Member(
                    member.active() ? "Active" : "Inactive",
                    shown ? person.name() : null,
                    shown ? person.given() : null,
                    shown ? person.family() : null,
                    shown ? person.email() : null,
                    person.id(),
                    person.sourcedId(),
                    person.role().contextRoles());
        }
    }
}
