package org.cairn.course.nrps;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A member of a course (NRPS 2.0, 2.2). Messages are not read, so it does not matter that some platforms send one as an
 * object instead of a list.
 *
 * @param status Active, Inactive or Deleted; Active where it is missing
 * @param roles short names or URIs, as the platform likes
 * @param enrollments in groups of the course (Course Groups 1.0), where they were asked for
 */
public record Member(
        @JsonProperty("user_id") @Nullable String userId,
        @Nullable String status,
        @Nullable List<@Nullable String> roles,
        @Nullable String name,
        @Nullable String email,
        @JsonProperty("lis_person_sourcedid") @Nullable String sourcedId,
        @JsonProperty("group_enrollments") @Nullable JsonNode enrollments) {

    public boolean isActive() {
        return status == null || status.isBlank() || status.strip().equalsIgnoreCase("Active");
    }

    public List<String> groups() {
        return enrollments == null
                ? List.of()
                : enrollments
                        .valueStream()
                        .map(one -> one.path("group_id").asString(""))
                        .filter(id -> !id.isBlank())
                        .toList();
    }
}
