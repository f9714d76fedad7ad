package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One page of a container, with the address of the next in a {@code Link} header (AGS 2.0, 3.2.4; NRPS 2.0, 2.4). Pages are
 * small even where nobody asks for a limit, so that a tool that reads one page alone is found out.
 *
 * @param from how many entries came before
 * @param byEntries whether the next page is asked for by its first entry ({@code from}) rather than by its number
 */
record Paging(int limit, long from, boolean byEntries) {

    static final int USUAL = 20;
    private static final int LARGEST = 100;

    /**
     * @param usual the size where nobody asks for one; null for all at once
     * @throws ServiceRefusal 400 where limit or page is below one
     */
    static Paging of(HttpServletRequest request, @Nullable Integer usual, boolean byEntries) {
        Integer asked = number(request.getParameter("limit"));
        Integer start = number(request.getParameter(byEntries ? "from" : "page"));
        int smallest = byEntries ? 0 : 1;
        int number = start == null ? smallest : start;
        if ((asked != null && asked < 1) || number < smallest) {
            throw ServiceRefusal.badRequest("limit and page must be one or more");
        }
        int size = asked == null ? (usual == null ? Integer.MAX_VALUE : usual) : Math.min(asked, LARGEST);
        return new Paging(size, byEntries ? number : (number - 1L) * size, byEntries);
    }

    <T> List<T> cut(List<T> all) {
        return all.stream().skip(from).limit(limit).toList();
    }

    /** The address of the next page, if there is one. */
    Optional<String> next(int total, Addresses addresses, HttpServletRequest request) {
        if (from + limit >= total) {
            return Optional.empty();
        }
        return Optional.of(UriComponentsBuilder.fromUri(addresses.own(request.getRequestURI()))
                .query(request.getQueryString())
                .replaceQueryParam("limit", limit)
                .replaceQueryParam(byEntries ? "from" : "page", byEntries ? from + limit : from / limit + 2)
                .build()
                .toUriString());
    }

    static String link(String next) {
        return "<" + next + ">; rel=\"next\"";
    }

    static ResponseEntity.BodyBuilder answer(String mediaType, Optional<String> link) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.parseMediaType(mediaType));
        link.ifPresent(value -> answer.header(HttpHeaders.LINK, value));
        return answer;
    }

    private static @Nullable Integer number(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw ServiceRefusal.badRequest("limit and page must be whole numbers");
        }
    }
}
