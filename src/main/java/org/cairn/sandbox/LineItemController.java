package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Line items (AGS 2.0, 3.2). A tool sees its own; activities of the LMS itself are line items in few LMSs. */
@RestController
final class LineItemController {

    private final GradeServices services;
    private final GradeJson json;
    private final GradeWriting writing;
    private final Manners manners;
    private final Wire wire;

    LineItemController(GradeServices services, GradeJson json, GradeWriting writing, Manners manners, Wire wire) {
        this.services = services;
        this.json = json;
        this.writing = writing;
        this.manners = manners;
        this.wire = wire;
    }

    @GetMapping(ServiceUrls.LINE_ITEMS)
    ResponseEntity<List<Map<String, Object>>> list(
            @PathVariable("course") String courseId,
            @RequestParam(name = "resource_link_id", required = false) @Nullable String resourceLinkId,
            @RequestParam(name = "resource_id", required = false) @Nullable String resourceId,
            @RequestParam(name = "tag", required = false) @Nullable String tag,
            HttpServletRequest request) {
        Tool tool = services.demand(request, Scope.LINE_ITEM, Scope.LINE_ITEM_READONLY);
        services.demandAccepted(request, MediaTypes.LINE_ITEMS);
        Course course = services.course(courseId);
        List<Map<String, Object>> found = services.readable(course, tool)
                .map(column -> json.of(column, course))
                .filter(item -> resourceLinkId == null || resourceLinkId.equals(item.get("resourceLinkId")))
                .filter(item -> resourceId == null || resourceId.equals(item.get("resourceId")))
                .filter(item -> tag == null || tag.equals(item.get("tag")))
                .toList();
        return services.page(found, MediaTypes.LINE_ITEMS, request, item -> item);
    }

    @PostMapping(ServiceUrls.LINE_ITEMS)
    ResponseEntity<Map<String, Object>> create(
            @PathVariable("course") String courseId, @RequestBody byte[] body, HttpServletRequest request) {
        Tool tool = services.demand(request, Scope.LINE_ITEM);
        LineItemJson sent = services.read(body, LineItemJson.class, MediaTypes.LINE_ITEM, request);
        Course course = services.course(courseId);
        Map<String, Object> kept = json.of(writing.create(sent, course, tool, link(sent, course)), course);
        Map<String, Object> answer = manners.now().echoesLineItems() ? echo(body, kept) : kept;
        return ResponseEntity.created(URI.create(String.valueOf(kept.get("id"))))
                .contentType(MediaType.parseMediaType(MediaTypes.LINE_ITEM))
                .body(answer);
    }

    @GetMapping(ServiceUrls.LINE_ITEM)
    ResponseEntity<Map<String, Object>> one(
            @PathVariable("course") String courseId, @PathVariable("item") String itemId, HttpServletRequest request) {
        Tool tool = services.demand(request, Scope.LINE_ITEM, Scope.LINE_ITEM_READONLY);
        services.demandAccepted(request, MediaTypes.LINE_ITEM);
        return answer(services.column(courseId, itemId, tool), services.course(courseId));
    }

    @PutMapping(ServiceUrls.LINE_ITEM)
    ResponseEntity<Map<String, Object>> change(
            @PathVariable("course") String courseId,
            @PathVariable("item") String itemId,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        Tool tool = services.demand(request, Scope.LINE_ITEM);
        LineItemJson sent = services.read(body, LineItemJson.class, MediaTypes.LINE_ITEM, request);
        LineItem before = services.item(courseId, itemId, tool);
        Course course = services.course(courseId);
        return answer(writing.change(before, sent, course, tool, link(sent, course)), course);
    }

    @DeleteMapping(ServiceUrls.LINE_ITEM)
    ResponseEntity<Void> delete(
            @PathVariable("course") String courseId, @PathVariable("item") String itemId, HttpServletRequest request) {
        Tool tool = services.demand(request, Scope.LINE_ITEM);
        LineItem item = services.item(courseId, itemId, tool);
        HttpStatus kept = manners.now().keepsCoupledItems();
        if (kept != null && item.origin() == LineItem.Origin.DEEP_LINKING) {
            throw new ServiceRefusal(kept, "The column of an activity goes with its activity");
        }
        writing.remove(item);
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<Map<String, Object>> answer(Column column, Course course) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(MediaTypes.LINE_ITEM))
                .body(json.of(column, course));
    }

    private static Map<String, Object> echo(byte[] body, Map<String, Object> kept) {
        Map<String, Object> echo =
                new LinkedHashMap<>(JsonMapper.shared().readValue(body, new TypeReference<Map<String, Object>>() {}));
        echo.put("id", kept.get("id"));
        return echo;
    }

    /** The link that a line item is for, by the id that this LMS knows. */
    private @Nullable String link(LineItemJson sent, Course course) {
        String named = LineItemJson.blankToNull(sent.resourceLinkId());
        if (named == null) {
            return null;
        }
        return wire.findLink(named)
                .filter(link -> link.course().equals(course.id()))
                .map(ResourceLink::id)
                .orElseThrow(() -> new ServiceRefusal(
                        manners.now().foreignLink(), "There is no such resource link in this course"));
    }
}
