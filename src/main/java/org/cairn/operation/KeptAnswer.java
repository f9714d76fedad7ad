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

/** An answer as it was given once, without what was meant for one browser alone. */
final class KeptAnswer {

    private static final Set<String> FOR_ONE_BROWSER = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        FOR_ONE_BROWSER.addAll(
                List.of("Set-Cookie", "Content-Length", "Transfer-Encoding", "Date", "Connection", "ETag"));
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

    static KeptAnswer of(HttpServletResponse response, byte[] body, Instant at) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : response.getHeaderNames()) {
            if (!FOR_ONE_BROWSER.contains(name)) {
                headers.put(name, new ArrayList<>(response.getHeaders(name)));
            }
        }
        return new KeptAnswer(headers, body, at);
    }

    /** Says how old it is (RFC 9111, 5.1). */
    void writeTo(HttpServletResponse response, long age) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader("Age", Long.toString(age));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
