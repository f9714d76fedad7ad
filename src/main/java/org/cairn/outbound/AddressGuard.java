package org.cairn.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Which addresses may be reached at all. Pure: names are resolved elsewhere, once, and what was checked is connected to. */
class AddressGuard {

    private static final String BYTE = "(0|[1-9][0-9]{0,2})";
    private static final String QUAD = BYTE + "(\\." + BYTE + "){3}";

    private final Set<String> plainOrigins;
    private final Set<String> plainHosts;

    AddressGuard(Set<String> plainOrigins) {
        this.plainOrigins = Set.copyOf(plainOrigins);
        this.plainHosts = plainOrigins.stream()
                .map(origin -> lower(URI.create(origin).getHost()))
                .collect(Collectors.toUnmodifiableSet());
    }

    void check(URI uri) {
        @Nullable String host = uri.getHost();
        boolean plain = "http".equals(uri.getScheme()) && plainOrigins.contains(OutboundLimits.origin(uri));
        boolean safe = "https".equals(uri.getScheme())
                && host != null
                && !plainHosts.contains(lower(host))
                && !isAmbiguous(lower(host))
                && (uri.getPort() == -1 || uri.getPort() == 443);
        if (!(plain || safe) || uri.getUserInfo() != null) {
            throw notAllowed();
        }
    }

    /** The host's addresses, every one of which must be allowed. */
    void check(String host, InetAddress... addresses) {
        if (plainHosts.contains(lower(host))) {
            return;
        }
        if (addresses.length == 0 || Arrays.stream(addresses).anyMatch(address -> !isPublic(address))) {
            throw notAllowed();
        }
    }

    /** What some read as an octal, hexadecimal or short IPv4 address and others as something else. */
    private static boolean isAmbiguous(String host) {
        String last = host.substring(host.lastIndexOf('.', host.length() - 2) + 1);
        return last.matches("(0x[0-9a-f]*|[0-9]+)\\.?") && !host.matches(QUAD);
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return address instanceof Inet4Address four ? isPublic4(four.getAddress()) : isPublic6((Inet6Address) address);
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        boolean sharedSpace = first == 100 && second >= 64 && second <= 127; // RFC 6598, and cloud metadata within
        boolean protocol = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean sixToFourRelay = first == 192 && second == 88 && third == 99;
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        boolean documentation =
                (first == 198 && second == 51 && third == 100) || (first == 203 && second == 0 && third == 113);
        return first != 0
                && first < 224
                && !sharedSpace
                && !protocol
                && !sixToFourRelay
                && !benchmark
                && !documentation;
    }

    private static boolean isPublic6(Inet6Address address) {
        byte[] bytes = address.getAddress();
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
        boolean global = (first & 0xe000) == 0x2000; // 2000::/3 is all that is routed
        boolean sixToFour = first == 0x2002;
        boolean protocol = first == 0x2001 && second < 0x0200; // RFC 2928: Teredo, ORCHID and their like
        boolean documentation = (first == 0x2001 && second == 0x0db8) || (first == 0x3fff && second < 0x1000);
        return global && !sixToFour && !protocol && !documentation;
    }

    private static Refusal notAllowed() {
        return new Refusal(Problem.INVALID, "outbound.address");
    }
}
