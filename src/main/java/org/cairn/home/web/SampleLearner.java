package org.cairn.home.web;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cairn.attainment.Attainments;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.Mapping;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Requirement;
import org.cairn.platform.Platforms;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Component;

/** A learner who is made up: marks for the activities of a course map, judged by the one engine. Nothing is written. */
@Component
class SampleLearner {

    private static final BigDecimal GOOD = new BigDecimal("0.9");
    private static final BigDecimal POOR = new BigDecimal("0.3");

    private final Attainments attainments;
    private final Offered offered;
    private final Platforms platforms;

    SampleLearner(Attainments attainments, Offered offered, Platforms platforms) {
        this.attainments = attainments;
        this.offered = offered;
        this.platforms = platforms;
    }

    /** How far the made-up learner has come. */
    enum Stage {
        BEGINNING,
        MIDWAY,
        ALMOST,
        BEHIND,
        MET;

        private Map<LineItemId, BigDecimal> shares(List<LineItemId> items, BigDecimal threshold) {
            int graded = switch (this) {
                case BEGINNING -> 0;
                case MIDWAY -> (items.size() + 1) / 2;
                case ALMOST -> Math.max(0, items.size() - 1);
                case BEHIND, MET -> items.size();
            };
            BigDecimal share = switch (this) {
                case BEHIND -> POOR.min(threshold);
                case ALMOST -> threshold;
                case BEGINNING, MIDWAY, MET -> GOOD.max(threshold);
            };
            Map<LineItemId, BigDecimal> shares = new LinkedHashMap<>();
            items.subList(0, graded).forEach(item -> shares.put(item, share));
            return shares;
        }
    }

    PathPage page(Visitor instructor, CourseMap map, Stage stage) {
        Definition definition = offered.definition(map);
        List<LineItemId> items =
                map.mappings().stream().map(Mapping::lineItem).distinct().toList();
        BigDecimal threshold =
                definition.requirements().stream().map(Requirement::asked).reduce(BigDecimal.ZERO, BigDecimal::max);
        String issuer = platforms.institution(map.institution()).name().in(instructor.locale());
        return new Paths(definition, Map.of(), instructor.locale())
                .page(attainments.sample(map.id(), stage.shares(items, threshold)), issuer, Optional.empty());
    }
}
