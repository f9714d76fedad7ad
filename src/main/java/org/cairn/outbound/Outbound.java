package org.cairn.outbound;

import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.cairn.shared.Problem;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
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
    private final Lanes lanes;
    private final CloseableHttpClient client;
    private final ObservationRegistry observations;
    private final ScheduledThreadPoolExecutor watchdog = watchdog();

    @Autowired
    Outbound(OutboundLimits limits, PublicAddress address, ObservationRegistry observations) {
        this(limits, address, SystemDefaultDnsResolver.INSTANCE, observations);
    }

    Outbound(OutboundLimits limits, PublicAddress address, DnsResolver names, ObservationRegistry observations) {
        limits.mustSuit(address);
        this.limits = limits;
        this.guard = new AddressGuard(limits.plainOrigins());
        this.lanes = new Lanes(limits.lane());
        this.client = Wires.client(limits, names, guard);
        this.observations = observations;
    }

    /**
     * Sends the request and reads the whole answer, within the limits of size and time.
     *
     * @throws Refusal INVALID where the address is not allowed, PLATFORM_FAILED where no whole answer came
     *     ({@code outbound.too-large} where it is larger than any that is read), UNAVAILABLE
     *     where too many others wait for the same lane
     */
    public OutboundAnswer send(OutboundRequest request) {
        return new WatchedCall(request.lane(), observations).of(() -> guarded(request));
    }

    private OutboundAnswer guarded(OutboundRequest request) {
        guard.check(request.uri());
        Deadline deadline = Deadline.in(limits.deadline());
        Lanes.Turn turn = lanes.enter(request.lane(), deadline.left());
        try {
            return exchange(request, deadline);
        } finally {
            turn.close();
        }
    }

    /** A platform that sends a byte now and then is never late by a socket's timeout; the watchdog ends that. */
    private OutboundAnswer exchange(OutboundRequest request, Deadline deadline) {
        Exchange exchange = new Exchange(request, limits.maxBytes());
        ScheduledFuture<?> end =
                watchdog.schedule(exchange::giveUp, deadline.left().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(exchange.wire(), exchange::read);
        } catch (IOException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : noAnswer(request, e);
        } catch (IllegalStateException e) {
            // What the client says when the watchdog comes between two of its steps.
            if (exchange.isGivenUp()) {
                throw noAnswer(request, e);
            }
            throw e;
        } finally {
            end.cancel(false);
        }
    }

    /**
     * Whether the address has a form that may be reached at all; its name is resolved and checked when it is.
     *
     * @throws Refusal INVALID where it has not
     */
    public void mustBeReachable(URI address) {
        guard.check(address);
    }

    /** For libraries that bring their own request and answer types. */
    public ClientHttpRequestFactory requestFactory(String lane) {
        return (uri, method) -> new GuardedRequest(this, lane, uri, method);
    }

    @Override
    public void destroy() throws IOException {
        watchdog.shutdownNow();
        client.close();
    }

    private static ScheduledThreadPoolExecutor watchdog() {
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "outbound-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        one.setRemoveOnCancelPolicy(true);
        return one;
    }

    private static Refusal noAnswer(OutboundRequest request, Exception e) {
        String host = request.uri().getHost();
        // Its message may quote what the platform sent.
        log.info("no answer from {}: {}", host, e.getClass().getSimpleName());
        String key = e instanceof Exchange.TooLarge ? "outbound.too-large" : "outbound.no-answer";
        return (Refusal) new Refusal(Problem.PLATFORM_FAILED, key, host).initCause(e);
    }
}
