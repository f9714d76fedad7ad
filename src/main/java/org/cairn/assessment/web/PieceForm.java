package org.cairn.assessment.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.competency.CriterionId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** One piece of evidence, of the kind that stands in {@code kind}. */
record PieceForm(
        @Nullable String kind,
        @Nullable String text,
        @Nullable String link,
        @Nullable MultipartFile file,
        @Nullable List<UUID> shows) {

    static PieceForm empty() {
        return new PieceForm(null, null, null, null, null);
    }

    Set<CriterionId> criteria() {
        return shows == null ? Set.of() : shows.stream().map(CriterionId::new).collect(Collectors.toSet());
    }

    String words() {
        return text == null ? "" : text;
    }

    String address() {
        return link == null ? "" : link.strip();
    }

    /** What was typed stays on the page where something was wrong; a browser gives no file twice. */
    public boolean shows(UUID criterion) {
        return shows != null && shows.contains(criterion);
    }
}
