package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What every service call needs: a scope, a course, a line item of the tool, a body, a page. */
@Component
final class GradeServices {

    private final AccessTokens tokens;
    private final Courses courses;
    private final LineItems lineItems;
    private final Manners manners;
    private final Addresses addresses;
    private final JsonMapper json = JsonMapper.shared();

    GradeServices(AccessTokens tokens, Courses courses, LineItems lineItems, Manners manners, Addresses addresses) {
        this.tokens = tokens;
        this.courses = courses;
        this.lineItems = lineItems;
        this.manners = manners;
        this.addresses = addresses;
    }

    /** The tool that asks. */
    Tool demand(HttpServletRequest request, Scope... anyOf) {
        return tokens.demand(request.getHeader(HttpHeaders.AUTHORIZATION), anyOf);
    }

    void demandAccepted(HttpServletRequest request, String mediaType) {
        manners.now().demandAccepted(request.getHeader(HttpHeaders.ACCEPT), mediaType);
    }

    Course course(String id) {
        return courses.find(id).orElseThrow(() -> ServiceRefusal.notFound("course"));
    }

    /** What the tool may read: its own line items and, in some LMSs, everything else. */
    Stream<Column> readable(Course course, Tool tool) {
        Stream<Column> own = lineItems.of(course).stream()
                .filter(item -> item.tool().equals(tool.clientId()))
                .map(item -> item);
        return manners.now().showsOwnActivities() ? Stream.concat(course.activities().stream(), own) : own;
    }

    Column column(String courseId, String id, Tool tool) {
        return readable(course(courseId), tool)
                .filter(column -> column.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ServiceRefusal.notFound("line item"));
    }

    /** A line item to write to. */
    LineItem item(String courseId, String id, Tool tool) {
        if (column(courseId, id, tool) instanceof LineItem item) {
            return item;
        }
        throw new ServiceRefusal(HttpStatus.FORBIDDEN, "This line item is of another tool and can only be read");
    }

    <T> T read(byte[] body, Class<T> type, String mediaType, HttpServletRequest request) {
        manners.now().demandContent(request.getContentType(), mediaType);
        try {
            T value = json.readValue(body, type);
            if (value == null) {
                throw ServiceRefusal.badRequest("The body is empty");
            }
            return value;
        } catch (JacksonException wrong) {
            throw ServiceRefusal.badRequest("The body is not the JSON that this service takes");
        }
    }

    <T, J> ResponseEntity<List<J>> page(
            List<T> all, String mediaType, HttpServletRequest request, Function<T, J> asJson) {
        Lms lms = manners.now();
        Paging paging = Paging.of(request, lms.gradePage(), lms.countsEntries());
        return Paging.answer(
                        mediaType, paging.next(all.size(), addresses, request).map(lms::gradeLink))
                .body(paging.cut(all).stream().map(asJson).toList());
    }
}
