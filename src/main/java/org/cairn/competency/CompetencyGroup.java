package org.cairn.competency;

import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A grouping of a framework, such as an area, a role or a work activity (CASE: a CFItem that others are children of). A
 * group or a competency may be in several.
 *
 * @param kind what the framework calls such a group (CASE: CFItemType)
 */
public record CompetencyGroup(
        CompetencyGroupId id,
        Bilingual title,
        @Nullable String code,
        @Nullable String kind) {}
