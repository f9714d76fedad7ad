package org.cairn.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.util.Timeout;
import org.cairn.shared.Problem;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.stereotype.Service;

/**
 * The one guarded HTTP client: https only, the resolved address checked and connected to, no redirects, no compression,
 * bounded in size, time and number of requests at once.
 */
@Service
public class Outbound implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Outbound.class);

    private final OutboundLimits limits;
    private final AddressGuard guard;
    private final Clock clock;
    private final CloseableHttpClient client;
    private final Map<String, Semaphore> lanes = new ConcurrentHashMap<>();

    @Autowired
    Outbound(OutboundLimits limits, PublicAddress address, Clock clock) {
        this(limits, address, clock, SystemDefaultDnsResolver.INSTANCE);
    }

    Outbound(OutboundLimits limits, PublicAddress address, Clock clock, DnsResolver names) {
        limits.mustSuit(address);
        this.limits = limits;
        this.guard = new AddressGuard(limits.plainOrigins());
        this.clock = clock;
        this.client = client(limits, new CheckedNames(names, guard));
    }

    private static CloseableHttpClient client(OutboundLimits limits, DnsResolver names) {
        ConnectionConfig connections = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(limits.connect()))
                .setSocketTimeout(Timeout.of(limits.read()))
                .build();
        RequestConfig requests = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(limits.read()))
                .setRedirectsEnabled(false)
                .build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setDefaultConnectionConfig(connections)
                        .setMaxConnPerRoute(Math.max(limits.lane(), 4))
                        .setMaxConnTotal(100)
                        .build())
                .setDefaultRequestConfig(requests)
                .disableRedirectHandling()
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .setUserAgent("Cairn")
                .build();
    }

    /**
     * Sends the request and reads the whole answer, within the limits of size and time.
     *
     * @throws Refusal INVALID where the address is not allowed, PLATFORM_FAILED where no whole answer came
     */
    public OutboundAnswer send(OutboundRequest request) {
        guard.check(request.uri());
        Semaphore lane = lanes.computeIfAbsent(request.lane(), name -> new Semaphore(limits.lane(), true));
        Instant deadline = clock.instant().plus(limits.deadline());
        enter(lane);
        try {
            return client.execute(wire(request), response -> read(response, deadline));
        } catch (IOException e) {
            log.info("no answer from {}: {}", request.uri().getHost(), e.getMessage());
            throw e.getCause() instanceof Refusal refusal ? refusal : noAnswer(request);
        } finally {
            lane.release();
        }
    }

    /** For libraries that bring their own request and answer types. */
    public ClientHttpRequestFactory requestFactory(String lane) {
        return (uri, method) -> new GuardedRequest(this, lane, uri, method);
    }

    @Override
    public void destroy() throws IOException {
        client.close();
    }

    private void enter(Semaphore lane) {
        try {
            if (!lane.tryAcquire(limits.deadline().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refusal(Problem.UNAVAILABLE, "outbound.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Problem.UNAVAILABLE, "outbound.busy");
        }
    }

    private static org.apache.hc.core5.http.ClassicHttpRequest wire(OutboundRequest request) {
        ClassicRequestBuilder wire =
                ClassicRequestBuilder.create(request.method().name()).setUri(request.uri());
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
        return wire.build();
    }

    private static @Nullable String contentType(OutboundRequest request) {
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(HttpHeaders.CONTENT_TYPE))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private OutboundAnswer read(ClassicHttpResponse response, Instant deadline) throws IOException {
        HttpHeaders headers = new HttpHeaders();
        for (var header : response.getHeaders()) {
            headers.add(header.getName(), header.getValue());
        }
        String body =
                response.getEntity() == null ? "" : text(response.getEntity().getContent(), deadline);
        return new OutboundAnswer(
                response.getCode(), Objects.requireNonNullElse(response.getReasonPhrase(), ""), headers, body);
    }

    private String text(InputStream stream, Instant deadline) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > limits.maxBytes() || clock.instant().isAfter(deadline)) {
                throw new IOException("the answer is too large or too slow");
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Refusal noAnswer(OutboundRequest request) {
        return new Refusal(
                Problem.PLATFORM_FAILED, "outbound.no-answer", request.uri().getHost());
    }

    /** Resolves once; what was checked is what is connected to, so a name cannot change its mind in between. */
    private record CheckedNames(DnsResolver names, AddressGuard guard) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws java.net.UnknownHostException {
            InetAddress[] addresses = names.resolve(host);
            guard.check(host, addresses);
            return addresses;
        }

        @Override
        public @Nullable String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
