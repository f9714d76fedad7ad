package org.cairn.mapping.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cairn.competency.Competency;
import org.cairn.competency.Criterion;
import org.cairn.competency.CriterionId;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Coverage;
import org.cairn.mapping.Examples;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.RuleSentences;
import org.cairn.mapping.web.CourseMapPage.Cell;
import org.cairn.mapping.web.CourseMapPage.Column;
import org.cairn.mapping.web.CourseMapPage.Group;
import org.cairn.mapping.web.CourseMapPage.Note;
import org.cairn.mapping.web.CourseMapPage.Open;
import org.cairn.mapping.web.CourseMapPage.Row;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Requirement;
import org.cairn.microcredential.Wording;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Component;

/** Lays a course map out as a matrix. */
@Component
class CourseMapView {

    private final CourseMaps courseMaps;
    private final Wording wording;
    private final Gradebook gradebook;
    private final RuleSentences sentences;
    private final Examples examples;

    CourseMapView(
            CourseMaps courseMaps, Wording wording, Gradebook gradebook, RuleSentences sentences, Examples examples) {
        this.courseMaps = courseMaps;
        this.wording = wording;
        this.gradebook = gradebook;
        this.sentences = sentences;
        this.examples = examples;
    }

    CourseMapPage page(Visitor visitor, CourseMap map) {
        MicrocredentialVersion version = wording.version(visitor, map.version());
        Definition definition = map.asked(version.definition());
        List<LineItem> lineItems = gradebook.evidence(map.course());
        Map<CriterionId, Column> columns = columns(definition, map, visitor.locale());
        Coverage coverage = courseMaps.coverage(map);
        return new CourseMapPage(
                map.id().value(),
                version.id().value(),
                definition.title().in(visitor.locale()),
                version.number(),
                !version.isPublished(),
                map.state(),
                groups(definition, map, columns, visitor.locale()),
                rows(map, definition, lineItems, columns, visitor.locale()),
                uncovered(definition, coverage, columns, visitor.locale()),
                coverage.criteria().stream()
                        .filter(criterion -> coverage.competencies().stream()
                                .noneMatch(competency ->
                                        competency.criterion(criterion.id()).isPresent()))
                        .map(criterion -> open(columns.get(criterion.id())))
                        .toList(),
                coverage.gone().stream().map(LineItem::label).toList(),
                sentences.of(definition, map.mappings(), lineItems, Locale.CANADA),
                sentences.of(definition, map.mappings(), lineItems, Locale.CANADA_FRENCH),
                examples.of(definition, map.mappings(), lineItems, visitor.locale())
                        .orElse(null));
    }

    private static List<Open> uncovered(
            Definition definition, Coverage coverage, Map<CriterionId, Column> columns, Locale locale) {
        List<Open> open = new ArrayList<>();
        coverage.competencies()
                .forEach(competency -> open.add(new Open(
                        number(definition, competency), competency.title().in(locale))));
        coverage.critical().forEach(criterion -> open.add(open(columns.get(criterion.id()))));
        return open;
    }

    /** By its id: its words may have been corrected since. */
    private static String number(Definition definition, Competency wanted) {
        return String.valueOf(1
                + definition.competencies().stream()
                        .map(Competency::id)
                        .toList()
                        .indexOf(wanted.id()));
    }

    private static Open open(Column column) {
        return new Open(column.number(), column.text());
    }

    private static Map<CriterionId, Column> columns(Definition definition, CourseMap map, Locale locale) {
        Map<CriterionId, Column> columns = new HashMap<>();
        for (int i = 0; i < definition.competencies().size(); i++) {
            List<Criterion> criteria = definition.competencies().get(i).criteria();
            for (int k = 0; k < criteria.size(); k++) {
                Criterion criterion = criteria.get(k);
                columns.put(
                        criterion.id(),
                        new Column(
                                criterion.id().value(),
                                (i + 1) + "." + (k + 1),
                                criterion.text().in(locale),
                                criterion.critical(),
                                (int) map.mappings().stream()
                                        .filter(mapping -> mapping.criterion().equals(criterion.id()))
                                        .count(),
                                k == 0));
            }
        }
        return columns;
    }

    private static List<Group> groups(
            Definition definition, CourseMap map, Map<CriterionId, Column> columns, Locale locale) {
        List<Group> groups = new ArrayList<>();
        for (Requirement requirement : definition.requirements()) {
            List<Column> own = own(requirement.competency(), columns);
            groups.add(new Group(
                    groups.size() + 1,
                    requirement.competency().title().in(locale),
                    requirement.asked(),
                    weight(requirement.competency(), map),
                    own.stream().anyMatch(Column::isOpen),
                    own));
        }
        return groups;
    }

    /** An activity weighs once in a competency. */
    private static BigDecimal weight(Competency competency, CourseMap map) {
        Map<LineItemId, BigDecimal> weights = new HashMap<>();
        map.mappings().stream()
                .filter(mapping -> mapping.competency().equals(competency.id()))
                .forEach(mapping -> weights.put(mapping.lineItem(), mapping.weight()));
        return weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Column> own(Competency competency, Map<CriterionId, Column> columns) {
        return competency.criteria().stream()
                .map(criterion -> columns.get(criterion.id()))
                .toList();
    }

    /** Activities that are gone are shown only where something is mapped to them. */
    private static List<Row> rows(
            CourseMap map,
            Definition definition,
            List<LineItem> lineItems,
            Map<CriterionId, Column> columns,
            Locale locale) {
        return lineItems.stream()
                .filter(lineItem -> !lineItem.removed() || isMapped(map, lineItem.id()))
                .map(lineItem -> {
                    List<Cell> cells = definition.competencies().stream()
                            .flatMap(competency -> own(competency, columns).stream())
                            .map(column -> cell(map, lineItem.id(), column))
                            .toList();
                    return new Row(
                            lineItem.id().value(),
                            lineItem.label(),
                            lineItem.scoreMaximum(),
                            lineItem.removed(),
                            notes(map, definition, lineItem.id(), locale),
                            (int) cells.stream()
                                    .filter(cell -> cell.weight() != null)
                                    .count(),
                            cells);
                })
                .toList();
    }

    private static List<Note> notes(CourseMap map, Definition definition, LineItemId lineItem, Locale locale) {
        return definition.competencies().stream()
                .flatMap(competency -> map.mappings().stream()
                        .filter(mapping -> mapping.lineItem().equals(lineItem)
                                && mapping.competency().equals(competency.id())
                                && (mapping.required()
                                        || mapping.minimum() != null
                                        || mapping.sequence() != null
                                        || mapping.group() != null))
                        .limit(1)
                        .map(mapping -> Note.of(competency.title().in(locale), mapping)))
                .toList();
    }

    private static boolean isMapped(CourseMap map, LineItemId lineItem) {
        return map.mappings().stream().anyMatch(mapping -> mapping.lineItem().equals(lineItem));
    }

    private static Cell cell(CourseMap map, LineItemId lineItem, Column column) {
        Optional<Mapping> mapping = map.mappings().stream()
                .filter(candidate -> candidate.lineItem().equals(lineItem)
                        && candidate.criterion().value().equals(column.id()))
                .findFirst();
        BigDecimal weight = mapping.map(Mapping::weight).orElse(null);
        return new Cell(column, weight, mapping.filter(Mapping::required).isPresent());
    }
}
