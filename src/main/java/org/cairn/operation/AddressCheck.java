package org.cairn.operation;

import java.net.URI;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** Under which address the world knows this Cairn, and whose word about a browser's address is taken. */
final class AddressCheck {

    private static final Pattern AT_THE_ROOT = Pattern.compile("https://[^/?#@\\s]+");
    private static final Pattern NEVER_REAL = Pattern.compile(
            "(?i)localhost|127\\.[0-9.]+|\\[.*]|(.*\\.)?example(\\.(com|org|net|edu))?|.*\\.(invalid|localhost)");

    private AddressCheck() {}

    static Stream<Fault> faults(Environment environment) {
        return Stream.concat(publicAddress(environment), proxies(environment));
    }

    private static Stream<Fault> publicAddress(Environment environment) {
        String address = environment.getProperty("cairn.public-address", "");
        if (address.isBlank()) {
            return publicAddress(
                    "is not set", "Set it to the one address that browsers use, such as https://cairn.college.ca.");
        }
        if (!AT_THE_ROOT.matcher(address).matches()) {
            return publicAddress(
                    "\"" + address + "\" is not https, or has more than a host and a port",
                    "Write https:// and the host alone: credentials carry this address for good, and Cairn lives at its root.");
        }
        String host = URI.create(address).getHost();
        return host == null || NEVER_REAL.matcher(host).matches()
                ? publicAddress(
                        "\"" + address + "\" is an example or this machine",
                        "Set the real address before the first credential is signed: it cannot be changed afterwards.")
                : Stream.empty();
    }

    private static Stream<Fault> publicAddress(String wrong, String todo) {
        return Stream.of(new Fault("cairn.public-address", wrong, todo));
    }

    /** A header about the browser's address is believed from a proxy alone; from everybody, it would lift every limit. */
    private static Stream<Fault> proxies(Environment environment) {
        String setting = "server.tomcat.remoteip.internal-proxies";
        String proxies = environment.getProperty(setting, "");
        try {
            Pattern trusted = Pattern.compile(proxies);
            boolean everybody = Stream.of("203.0.113.7", "198.51.100.77", "2001:db8::7")
                    .anyMatch(stranger -> trusted.matcher(stranger).matches());
            return everybody
                    ? Stream.of(new Fault(
                            setting,
                            "it believes X-Forwarded-For from anybody",
                            "Name the addresses of your proxies alone, as a regular expression: 10\\.0\\.3\\.\\d+"))
                    : Stream.empty();
        } catch (PatternSyntaxException e) {
            return Stream.of(new Fault(
                    setting,
                    "it is not a regular expression (" + e.getDescription() + ")",
                    "Write one that matches the addresses of your proxies: 10\\.0\\.3\\.\\d+"));
        }
    }
}
