package org.cairn.faults;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What an LMS answers. */
record Reply(int status, String type, String body, Map<String, String> headers) {

    static final String HANGS_UP = "hangs up";

    /** Nothing at all: the connection ends. */
    static final Reply NONE = new Reply(0, "", "", Map.of());

    static Reply json(String body) {
        return new Reply(200, "application/json", body, Map.of());
    }

    Reply with(int other) {
        return new Reply(other, type, body, headers);
    }

    Reply with(String other) {
        return new Reply(status, type, other, headers);
    }

    Reply with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, body, more);
    }

    void send(HttpExchange exchange) throws IOException {
        if (status == 0) {
            throw new IOException(HANGS_UP);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
