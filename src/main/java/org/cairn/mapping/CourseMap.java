package org.cairn.mapping;

import java.util.List;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Requirement;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * A micro-credential version offered in a course, and what proves it there. Once published it never changes.
 *
 * @param raised thresholds that are higher in this course than in the definition
 * @param hash SHA-256 of the mappings as stored, in hexadecimal; null in a draft
 */
public record CourseMap(
        CourseMapId id,
        InstitutionId institution,
        CourseId course,
        VersionId version,
        int number,
        State state,
        List<Mapping> mappings,
        List<Raised> raised,
        @Nullable String hash) {

    public CourseMap {
        mappings = List.copyOf(mappings);
        raised = List.copyOf(raised);
    }

    public CourseMap(
            CourseMapId id,
            InstitutionId institution,
            CourseId course,
            VersionId version,
            int number,
            State state,
            List<Mapping> mappings,
            @Nullable String hash) {
        this(id, institution, course, version, number, state, mappings, List.of(), hash);
    }

    /** The definition as this course asks for it: thresholds may be higher here, never lower. */
    public Definition asked(Definition definition) {
        return raised.isEmpty()
                ? definition
                : definition.with(
                        definition.requirements().stream().map(this::asked).toList());
    }

    private Requirement asked(Requirement requirement) {
        return raised.stream()
                .filter(one -> one.competency().equals(requirement.competency().id()))
                .filter(one -> one.threshold().compareTo(requirement.asked()) > 0)
                .findFirst()
                .map(one -> requirement.raisedTo(one.threshold()))
                .orElse(requirement);
    }

    /** A published map is superseded by the next one. */
    public enum State {
        DRAFT,
        PUBLISHED,
        SUPERSEDED
    }
}
