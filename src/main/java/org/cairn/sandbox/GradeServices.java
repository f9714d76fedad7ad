package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
    private final ServiceUrls urls;
    private final Addresses addresses;
    private final JsonMapper json = JsonMapper.shared();

    GradeServices(AccessTokens tokens, Courses courses, LineItems lineItems, ServiceUrls urls, Addresses addresses) {
        this.tokens = tokens;
        this.courses = courses;
        this.lineItems = lineItems;
        this.urls = urls;
        this.addresses = addresses;
    }

    void demand(HttpServletRequest request, Scope... anyOf) {
        tokens.demand(request.getHeader(HttpHeaders.AUTHORIZATION), anyOf);
    }

    Course course(String id) {
        return courses.find(id).orElseThrow(() -> ServiceRefusal.notFound("course"));
    }

    LineItem item(String course, String id) {
        return lineItems.find(course(course), id).orElseThrow(() -> ServiceRefusal.notFound("line item"));
    }

    LineItemJson json(LineItem item) {
        return LineItemJson.of(item, urls);
    }

    <T> T read(byte[] body, Class<T> type, String mediaType, HttpServletRequest request) {
        MediaTypes.demandContent(request.getContentType(), mediaType);
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
        Paging paging = paging(request);
        return paging.answer(all.size(), mediaType, addresses, request)
                .body(paging.cut(all).stream().map(asJson).toList());
    }

    static Paging paging(HttpServletRequest request) {
        return Paging.of(number(request.getParameter("limit")), number(request.getParameter("page")));
    }

    private static @Nullable Integer number(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw ServiceRefusal.badRequest("limit and page must be whole numbers");
        }
    }
}
