package org.cairn.competency;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A performance criterion (CASE: CFRubricCriterion).
 *
 * @param critical must be met on its own, whatever the rest of the competency reaches
 * @param inferred true where nobody can see it, so that it is concluded from what can be seen; else null
 * @param descriptors what it looks like at each level that says so, by rank
 */
public record Criterion(
        CriterionId id,
        Bilingual text,
        boolean critical,
        @Nullable Boolean inferred,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Descriptor> descriptors) {

    /** A cell of a rubric: what the criterion looks like at one level (CASE: description of a CFRubricCriterionLevel). */
    public record Descriptor(int rank, Bilingual text) {}

    // Null and empty are left out of what is written, so that a definition published before they existed keeps its
    // bytes.
    public Criterion {
        inferred = Boolean.TRUE.equals(inferred) ? true : null;
        descriptors = Written.present(descriptors).stream()
                .sorted(Comparator.comparingInt(Descriptor::rank))
                .toList();
    }

    public Criterion(CriterionId id, Bilingual text, boolean critical) {
        this(id, text, critical, null, List.of());
    }

    public boolean observable() {
        return inferred == null;
    }

    public Optional<Bilingual> descriptor(int rank) {
        return descriptors.stream()
                .filter(descriptor -> descriptor.rank() == rank)
                .map(Descriptor::text)
                .findFirst();
    }
}
