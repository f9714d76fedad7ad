package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One page of a container, with the address of the next in a {@code Link} header (AGS 2.0, 3.2.4; NRPS 2.0, 2.4). Pages are
 * small even where nobody asks for a limit, so that a tool that reads one page alone is found out.
 */
record Paging(int limit, int page) {

    private static final int USUAL = 20;
    private static final int LARGEST = 100;

    /** @throws ServiceRefusal 400 where limit or page is below one */
    static Paging of(@Nullable Integer limit, @Nullable Integer page) {
        int size = limit == null ? USUAL : limit;
        int number = page == null ? 1 : page;
        if (size < 1 || number < 1) {
            throw ServiceRefusal.badRequest("limit and page must be one or more");
        }
        return new Paging(Math.min(size, LARGEST), number);
    }

    <T> List<T> cut(List<T> all) {
        return all.stream().skip((long) (page - 1) * limit).limit(limit).toList();
    }

    /** An answer of this media type that points to the next page if there is one. */
    ResponseEntity.BodyBuilder answer(int total, String mediaType, Addresses addresses, HttpServletRequest request) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.parseMediaType(mediaType));
        if ((long) page * limit < total) {
            String next = UriComponentsBuilder.fromUri(addresses.own(request.getRequestURI()))
                    .query(request.getQueryString())
                    .replaceQueryParam("limit", limit)
                    .replaceQueryParam("page", page + 1)
                    .build()
                    .toUriString();
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer;
    }
}
