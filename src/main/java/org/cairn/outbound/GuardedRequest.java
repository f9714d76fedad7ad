package org.cairn.outbound;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/** A Spring HTTP request that goes through the one guarded client. */
class GuardedRequest extends AbstractClientHttpRequest {

    private final Outbound outbound;
    private final String lane;
    private final URI uri;
    private final HttpMethod method;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    GuardedRequest(Outbound outbound, String lane, URI uri, HttpMethod method) {
        this.outbound = outbound;
        this.lane = lane;
        this.uri = uri;
        this.method = method;
    }

    @Override
    public HttpMethod getMethod() {
        return method;
    }

    @Override
    public URI getURI() {
        return uri;
    }

    @Override
    protected OutputStream getBodyInternal(HttpHeaders headers) {
        return body;
    }

    @Override
    protected ClientHttpResponse executeInternal(HttpHeaders headers) {
        String text = body.size() == 0 ? null : body.toString(StandardCharsets.UTF_8);
        return new Response(outbound.send(new OutboundRequest(lane, method, uri, headers.toSingleValueMap(), text)));
    }

    private record Response(OutboundAnswer answer) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatusCode.valueOf(answer.status());
        }

        @Override
        public String getStatusText() {
            return answer.reason();
        }

        @Override
        public void close() {
            // the whole answer is in memory already
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public HttpHeaders getHeaders() {
            HttpHeaders headers = new HttpHeaders(answer.headers());
            // Moodle sends its token answers as text/html; what begins like an object is read as one
            if (answer.body().startsWith("{")) {
                headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
            }
            return headers;
        }
    }
}
