package org.cairn.operation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** An answer as it was given once, without what was meant for one browser alone. */
final class KeptAnswer {

    private static final Set<String> FOR_ONE_BROWSER = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        FOR_ONE_BROWSER.addAll(List.of("Set-Cookie", "Content-Length", "Transfer-Encoding", "Date", "Connection"));
    }

    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final Instant at;

    KeptAnswer(Map<String, List<String>> headers, byte[] body, Instant at) {
        this.headers = headers;
        this.body = body;
        this.at = at;
    }

    long size() {
        return body.length;
    }

    Instant at() {
        return at;
    }

    /** The same, found to be so at another moment. */
    KeptAnswer confirmed(Instant then) {
        return new KeptAnswer(headers, body, then);
    }

    /** What it was tagged with, or null where it was not. */
    @Nullable
    String tag() {
        List<String> tags = headers.get(HttpHeaders.ETAG);
        return tags == null ? null : tags.get(0);
    }

    static KeptAnswer of(HttpServletResponse response, byte[] body, Instant at) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : response.getHeaderNames()) {
            if (!FOR_ONE_BROWSER.contains(name)) {
                headers.put(name, new ArrayList<>(response.getHeaders(name)));
            }
        }
        return new KeptAnswer(headers, body, at);
    }

    /** Says how old it is (RFC 9111, 5.1), and nothing by which it would be taken for news later. */
    void writeOldTo(HttpServletResponse response, long age) throws IOException {
        headers.forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.ETAG)) {
                values.forEach(value -> response.addHeader(name, value));
            }
        });
        response.setHeader(HttpHeaders.AGE, Long.toString(age));
        writeTo(response);
    }

    /** To a response that has the headers of today already: what it is has been found to be the same (RFC 9111, 4.3.4). */
    void writeSameTo(HttpServletResponse response) throws IOException {
        List<String> type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null) {
            response.setContentType(type.get(0));
        }
        writeTo(response);
    }

    private void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
