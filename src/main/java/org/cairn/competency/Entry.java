package org.cairn.competency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A competency in a framework.
 *
 * @param caseId what CASE knows it by
 * @param kind what the framework calls it (CASE: CFItemType)
 * @param revision the number of the revision that this is, from 1
 */
public record Entry(
        Competency competency, UUID caseId, @Nullable String kind, int position, int revision) {}
