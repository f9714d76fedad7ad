package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

/** Line items (AGS 2.0, 3.2). Only the tool's own are here; activities of the LMS itself are not line items. */
@RestController
final class LineItemController {

    private final GradeServices services;
    private final LineItems lineItems;
    private final ResourceLinks links;
    private final Gradebook gradebook;
    private final Ids ids;

    LineItemController(GradeServices services, LineItems lineItems, ResourceLinks links, Gradebook gradebook, Ids ids) {
        this.services = services;
        this.lineItems = lineItems;
        this.links = links;
        this.gradebook = gradebook;
        this.ids = ids;
    }

    @GetMapping(ServiceUrls.LINE_ITEMS)
    ResponseEntity<List<LineItemJson>> list(
            @PathVariable("course") String courseId,
            @RequestParam(name = "resource_link_id", required = false) @Nullable String resourceLinkId,
            @RequestParam(name = "resource_id", required = false) @Nullable String resourceId,
            @RequestParam(name = "tag", required = false) @Nullable String tag,
            HttpServletRequest request) {
        services.demand(request, Scope.LINE_ITEM, Scope.LINE_ITEM_READONLY);
        MediaTypes.demandAccepted(request.getHeader(HttpHeaders.ACCEPT), MediaTypes.LINE_ITEMS);
        List<LineItem> found = lineItems.of(services.course(courseId)).stream()
                .filter(item -> resourceLinkId == null || resourceLinkId.equals(item.resourceLinkId()))
                .filter(item -> resourceId == null || resourceId.equals(item.resourceId()))
                .filter(item -> tag == null || tag.equals(item.tag()))
                .toList();
        return services.page(found, MediaTypes.LINE_ITEMS, request, services::json);
    }

    @PostMapping(ServiceUrls.LINE_ITEMS)
    ResponseEntity<LineItemJson> create(
            @PathVariable("course") String courseId, @RequestBody byte[] body, HttpServletRequest request) {
        services.demand(request, Scope.LINE_ITEM);
        LineItemJson sent = services.read(body, LineItemJson.class, MediaTypes.LINE_ITEM, request);
        Course course = services.course(courseId);
        LineItem item = sent.asItem(ids.next(), course, LineItem.Origin.SERVICE);
        demandKnownLink(course, item);
        lineItems.put(item);
        LineItemJson answer = services.json(item);
        return ResponseEntity.created(URI.create(Objects.requireNonNull(answer.id())))
                .contentType(MediaType.parseMediaType(MediaTypes.LINE_ITEM))
                .body(answer);
    }

    @GetMapping(ServiceUrls.LINE_ITEM)
    ResponseEntity<LineItemJson> one(
            @PathVariable("course") String courseId, @PathVariable("item") String itemId, HttpServletRequest request) {
        services.demand(request, Scope.LINE_ITEM, Scope.LINE_ITEM_READONLY);
        MediaTypes.demandAccepted(request.getHeader(HttpHeaders.ACCEPT), MediaTypes.LINE_ITEM);
        return answer(services.item(courseId, itemId));
    }

    @PutMapping(ServiceUrls.LINE_ITEM)
    ResponseEntity<LineItemJson> change(
            @PathVariable("course") String courseId,
            @PathVariable("item") String itemId,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        services.demand(request, Scope.LINE_ITEM);
        LineItemJson sent = services.read(body, LineItemJson.class, MediaTypes.LINE_ITEM, request);
        LineItem before = services.item(courseId, itemId);
        Course course = services.course(courseId);
        LineItem after = sent.asItem(before.id(), course, before.origin());
        demandKnownLink(course, after);
        gradebook.change(before, after);
        return answer(after);
    }

    @DeleteMapping(ServiceUrls.LINE_ITEM)
    ResponseEntity<Void> delete(
            @PathVariable("course") String courseId, @PathVariable("item") String itemId, HttpServletRequest request) {
        services.demand(request, Scope.LINE_ITEM);
        gradebook.remove(services.item(courseId, itemId));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<LineItemJson> answer(LineItem item) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(MediaTypes.LINE_ITEM))
                .body(services.json(item));
    }

    private void demandKnownLink(Course course, LineItem item) {
        String link = item.resourceLinkId();
        if (link != null
                && links.find(link)
                        .filter(found -> found.course().equals(course.id()))
                        .isEmpty()) {
            throw new ServiceRefusal(HttpStatus.NOT_FOUND, "There is no such resource link in this course");
        }
    }
}
