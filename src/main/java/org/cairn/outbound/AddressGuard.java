package org.cairn.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;

/** Which addresses may be reached at all. Pure: names are resolved elsewhere, once, and what was checked is connected to. */
class AddressGuard {

    private final Set<String> plainOrigins;
    private final Set<String> plainHosts;

    AddressGuard(Set<String> plainOrigins) {
        this.plainOrigins = Set.copyOf(plainOrigins);
        this.plainHosts = Set.copyOf(plainOrigins.stream()
                .map(origin -> URI.create(origin).getHost())
                .toList());
    }

    void check(URI uri) {
        boolean plain = "http".equals(uri.getScheme())
                && uri.getHost() != null
                && plainOrigins.contains(OutboundLimits.origin(uri));
        boolean safe = "https".equals(uri.getScheme())
                && uri.getHost() != null
                && !plainHosts.contains(uri.getHost())
                && (uri.getPort() == -1 || uri.getPort() == 443);
        if (!(plain || safe) || uri.getUserInfo() != null) {
            throw notAllowed();
        }
    }

    /** The host's addresses, every one of which must be allowed. */
    void check(String host, InetAddress... addresses) {
        if (plainHosts.contains(host)) {
            return;
        }
        if (addresses.length == 0 || Arrays.stream(addresses).anyMatch(address -> !isPublic(address))) {
            throw notAllowed();
        }
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
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        boolean documentation =
                (first == 198 && second == 51 && third == 100) || (first == 203 && second == 0 && third == 113);
        return first != 0 && first < 224 && !sharedSpace && !protocol && !benchmark && !documentation;
    }

    private static boolean isPublic6(Inet6Address address) {
        byte[] bytes = address.getAddress();
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
        boolean global = (first & 0xe000) == 0x2000; // 2000::/3 is all that is routed
        boolean sixToFour = first == 0x2002;
        boolean teredoOrDocumentation = first == 0x2001 && (second == 0 || second == 0x0db8);
        return global && !sixToFour && !teredoOrDocumentation;
    }

    private static Refusal notAllowed() {
        return new Refusal(Problem.INVALID, "outbound.address");
    }
}
