package org.cairn.moodle;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cairn.moodle.ws.Access;
import org.cairn.moodle.ws.WebServices;
import org.cairn.moodle.ws.WireSiteInfo;
import org.cairn.platform.Administrators;
import org.cairn.platform.Platforms;
import org.cairn.platform.Product;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** The connections to the web services of Moodles: what administrators decide, and what reading needs. */
@Service
public class MoodleConnections {

    private static final Logger audit = LoggerFactory.getLogger("org.cairn.audit");

    /** Moodle's are 32 hexadecimal digits; a plugin may make others, which are one word as well. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{16,256}");

    private final Administrators administrators;
    private final Platforms platforms;
    private final MoodleTable connections;
    private final WebServices moodle;
    private final Clock clock;

    MoodleConnections(
            Administrators administrators,
            Platforms platforms,
            MoodleTable connections,
            WebServices moodle,
            Clock clock) {
        this.administrators = administrators;
        this.platforms = platforms;
        this.connections = connections;
        this.moodle = moodle;
        this.clock = clock;
    }

    /** The one of a registration, if its administrators have made one. */
    public Optional<MoodleConnection> of(RegistrationId registration) {
        return connections.find(registration);
    }

    /** @throws Refusal NOT_FOUND where it is not the registration of a Moodle */
    public Registration moodle(RegistrationId id) {
        return platforms
                .registration(id)
                .filter(registration -> Product.ofFamily(registration.productFamily()) == Product.MOODLE)
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "shared.not-found"));
    }

    /**
     * Asks Moodle who the token speaks for, and keeps it sealed, in the place of the one there was. Where anything is wrong,
     * what there was stays.
     *
     * @throws Refusal INVALID where address or token cannot be right, CONFLICT where the site is not the one that launches,
     *     PLATFORM_FAILED or UNAVAILABLE where Moodle does not take the token
     */
    public MoodleConnection connect(String who, RegistrationId id, String site, String token, boolean completion) {
        administrators.mustBe(who);
        Registration registration = moodle(id);
        Access access = new Access(id, address(registration, site), token.strip());
        if (!TOKEN.matcher(access.token()).matches()) {
            throw new Refusal(Problem.INVALID, "moodle.token-form");
        }
        WireSiteInfo info = moodle.siteInfo(access);
        if (!info.site().equals(withoutSlash(registration.issuer()))) {
            // Its user 5 is somebody else than the user 5 who launches here.
            throw new Refusal(Problem.CONFLICT, "moodle.other-site", info.site(), registration.issuer());
        }
        MoodleConnection connection =
                new MoodleConnection(id, access.site(), info.account(), completion, who, clock.instant());
        connections.put(connection, access.token());
        audit.info("moodle.connected registration={} by={}", id, who);
        return connection;
    }

    /** @throws Refusal NOT_FOUND where there is no connection */
    public void readCompletion(String who, RegistrationId id, boolean completion) {
        administrators.mustBe(who);
        if (connections.readCompletion(id, completion) == 0) {
            throw new Refusal(Problem.NOT_FOUND, "shared.not-found");
        }
        audit.info("moodle.completion registration={} read={} by={}", id, completion, who);
    }

    /** Forgets the token. What was read stays, and is not read again. */
    public void disconnect(String who, RegistrationId id) {
        administrators.mustBe(who);
        int gone = connections.delete(id);
        audit.info("moodle.disconnected registration={} connections={} by={}", id, gone, who);
    }

    /** @throws Refusal NOT_FOUND where there is no connection, PLATFORM_FAILED where its token does not open */
    Access access(RegistrationId id) {
        MoodleConnection connection = of(id).orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "moodle.not-connected"));
        try {
            return new Access(id, connection.site(), connections.token(id).orElseThrow());
        } catch (IllegalStateException e) {
            throw (Refusal) new Refusal(Problem.PLATFORM_FAILED, "moodle.token-refused", "sealed").initCause(e);
        }
    }

    private static URI address(Registration registration, String typed) {
        try {
            URI site = new URI(withoutSlash(typed.strip()));
            if (registration.isOwnAddress(site) && site.getRawQuery() == null && site.getRawFragment() == null) {
                return site;
            }
        } catch (URISyntaxException e) {
            throw (Refusal) new Refusal(Problem.INVALID, "moodle.foreign-site", registration.issuer()).initCause(e);
        }
        throw new Refusal(Problem.INVALID, "moodle.foreign-site", registration.issuer());
    }

    private static String withoutSlash(String address) {
        return address.replaceAll("/+$", "");
    }
}
