package org.cairn.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.observation.ObservationRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.cairn.shared.PublicAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S1 and S2: nobody makes Cairn call an address inside. */
class ForbiddenAddressesTests {

    private static final PublicAddress PUBLIC = new PublicAddress("https://cairn.example");

    /** Names of the public internet that lead inside. */
    private static final Map<String, String> NAMES = Map.of(
            "localhost", "127.0.0.1",
            "localtest.example", "127.0.0.1",
            "metadata.example", "169.254.169.254",
            "intranet.example", "10.1.2.3",
            "six.example", "::1",
            "nat64.example", "64:ff9b::7f00:1",
            "mapped.example", "::ffff:127.0.0.1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.1/",
                "https://127.0.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://0/",
                "https://0.0.0.0/",
                "https://10.0.0.1/",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://100.64.0.1/",
                "https://100.100.100.200/",
                "https://100.127.255.255/",
                "https://198.18.0.1/",
                "https://198.19.255.255/",
                "https://192.0.0.1/",
                "https://192.0.0.170/",
                "https://192.0.2.1/",
                "https://192.88.99.1/",
                "https://198.51.100.1/",
                "https://203.0.113.1/",
                "https://224.0.0.1/",
                "https://239.255.255.255/",
                "https://240.0.0.1/",
                "https://255.255.255.255/",
                "https://[::]/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:a00:1]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b:1::1]/",
                "https://[2002:7f00:1::]/",
                "https://[2002:a00:1::1]/",
                "https://[2001:0:7f00:1::]/",
                "https://[2001:20::1]/",
                "https://[2001:db8::1]/",
                "https://[3fff::1]/",
                "https://[fc00::1]/",
                "https://[fd12:3456::1]/",
                "https://[fe80::1]/",
                "https://[fec0::1]/",
                "https://[ff02::1]/",
                "https://[100::1]/",
                "https://localhost/",
                "https://LOCALHOST/",
                "https://localtest.example/",
                "https://metadata.example/",
                "https://intranet.example/",
                "https://six.example/",
                "https://nat64.example/",
                "https://mapped.example/",
                "https://lms.example@127.0.0.1/",
                "https://user:password@lms.example/",
                "https://lms.example:8443/",
                "https://lms.example:22/",
                "https://lms.example:0/",
                "http://lms.example/",
                "http://127.0.0.1:8080/",
                "HTTP://127.0.0.1/",
                "gopher://127.0.0.1:6379/_FLUSHALL",
                "file:///etc/passwd",
                "ftp://lms.example/",
                "jar:https://lms.example/a.jar!/",
                "ldap://lms.example/",
                "mailto:somebody@lms.example",
                "https:lms.example",
                "//lms.example/",
                "/etc/passwd",
                "https:///",
            })
    void anAddressInsideIsRefusedHoweverItIsWritten(String address) {
        assertThatThrownBy(() -> outbound(PUBLIC, List.of(), ForbiddenAddressesTests::resolve)
                        .send(OutboundRequest.get("lane", URI.create(address), "*/*")))
                .hasMessage("INVALID outbound.address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2620:fe::fe", "2001:4860::1"})
    void anAddressOfTheInternetIsNot(String address) throws UnknownHostException {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void oneAddressInsideAmongOthersIsEnough() {
        DnsResolver mixed = new Names(host -> new InetAddress[] {address("2620:fe::fe"), address("127.0.0.1")});

        assertThatThrownBy(() -> outbound(PUBLIC, List.of(), mixed)
                        .send(OutboundRequest.get("lane", URI.create("https://lms.example/"), "*/*")))
                .hasMessage("INVALID outbound.address");
    }

    @Test
    void aNameThatChangesItsMindAfterTheCheckIsNotAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        // 3ffe::/16 is public and nobody's: connecting to it fails, wherever this runs.
        DnsResolver flipping =
                new Names(host -> new InetAddress[] {address(asked.incrementAndGet() == 1 ? "3ffe::1" : "127.0.0.1")});
        try (RawServer inside = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            Outbound outbound = outbound(PUBLIC, List.of(), flipping);
            OutboundRequest request = OutboundRequest.get("lane", URI.create("https://lms.example/"), "*/*");

            assertThatThrownBy(() -> outbound.send(request)).hasMessage("PLATFORM_FAILED outbound.no-answer");
            assertThat(asked).hasValue(1);
            assertThatThrownBy(() -> outbound.send(request)).hasMessage("INVALID outbound.address");
            assertThat(asked).hasValue(2);
            assertThat(inside.requests).isEmpty();
        }
    }

    @Test
    void anOriginOfTheTrialOpensNoOtherDoorOfItsHost() {
        Outbound outbound = outbound(
                new PublicAddress("http://localhost:8080"),
                List.of(URI.create("http://localhost:8081")),
                ForbiddenAddressesTests::resolve);

        for (String other : List.of(
                "http://localhost:8082/", "https://localhost/", "https://LOCALHOST/", "http://127.0.0.1:8081/")) {
            assertThatThrownBy(() -> outbound.send(OutboundRequest.get("lane", URI.create(other), "*/*")))
                    .hasMessage("INVALID outbound.address");
        }
    }

    @Test
    void plainHttpIsForTrialsOnly() {
        assertThatThrownBy(() -> outbound(
                        PUBLIC, List.of(URI.create("http://localhost:8081")), ForbiddenAddressesTests::resolve))
                .hasMessageContaining("cairn.outbound.plain-http-origins");
    }

    private static Outbound outbound(PublicAddress address, List<URI> plain, DnsResolver names) {
        OutboundLimits limits = new OutboundLimits(
                plain, 1000, Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(2), 2);
        return new Outbound(limits, address, names, ObservationRegistry.NOOP);
    }

    private static Outbound outbound(PublicAddress address, List<URI> plain, Resolver names) {
        return outbound(address, plain, new Names(names));
    }

    private static InetAddress[] resolve(String host) {
        return new InetAddress[] {address(NAMES.getOrDefault(host.toLowerCase(Locale.ROOT), host))};
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @FunctionalInterface
    private interface Resolver {
        InetAddress[] resolve(String host);
    }

    private record Names(Resolver names) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) {
            return names.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
