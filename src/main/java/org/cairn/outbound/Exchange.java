package org.cairn.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** One request on the wire, and as much of its answer as is wanted. */
class Exchange {

    private final HttpUriRequestBase wire;
    private final int maxBytes;

    Exchange(OutboundRequest request, int maxBytes) {
        this.wire = new HttpUriRequestBase(request.method().name(), request.uri());
        this.maxBytes = maxBytes;
        request.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                    && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                wire.addHeader(name, value);
            }
        });
        @Nullable String body = request.body();
        if (body != null) {
            wire.setEntity(new StringEntity(body, ContentType.parseLenient(contentType(request)), false));
        }
    }

    HttpUriRequestBase wire() {
        return wire;
    }

    /** Closes the connection at once, wherever the exchange is. */
    void giveUp() {
        wire.cancel();
    }

    boolean isGivenUp() {
        return wire.isCancelled();
    }

    OutboundAnswer read(ClassicHttpResponse response) throws IOException {
        HttpHeaders headers = new HttpHeaders();
        for (var header : response.getHeaders()) {
            headers.add(header.getName(), header.getValue());
        }
        String body =
                response.getEntity() == null ? "" : text(response.getEntity().getContent());
        return new OutboundAnswer(
                response.getCode(), Objects.requireNonNullElse(response.getReasonPhrase(), ""), headers, body);
    }

    private String text(InputStream stream) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > maxBytes) {
                // A stream that is closed politely is read to its end first, and this one may have none.
                giveUp();
                throw new TooLarge();
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The answer is larger than any that is read. Another question may have a smaller one. */
    static final class TooLarge extends IOException {

        TooLarge() {
            super("the answer is too large");
        }
    }

    private static @Nullable String contentType(OutboundRequest request) {
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(HttpHeaders.CONTENT_TYPE))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
