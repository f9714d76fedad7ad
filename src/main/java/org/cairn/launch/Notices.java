package org.cairn.launch;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cairn.course.Courses;
import org.cairn.launch.lti.ClaimText;
import org.cairn.launch.lti.IdToken;
import org.cairn.launch.lti.Lti;
import org.cairn.launch.lti.NoticePost;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * What platforms tell us by themselves (LTI Platform Notification Service 1.0): each notice is signed, and believed after a
 * list of checks like those of a launch. A kind that we do not know is taken and ignored.
 */
@Service
public class Notices {

    static final String HELLO_WORLD = "LtiHelloWorldNotice";
    static final String CONTEXT_COPY = "LtiContextCopyNotice";

    private static final Logger audit = LoggerFactory.getLogger("org.cairn.audit");

    private final Platforms platforms;
    private final TokenChecks tokens;
    private final UsedNonces used;
    private final Courses courses;

    Notices(Platforms platforms, TokenChecks tokens, UsedNonces used, Courses courses) {
        this.platforms = platforms;
        this.tokens = tokens;
        this.used = used;
        this.courses = courses;
    }

    /** A notice that has passed every check. */
    private record Notice(Registration registration, IdToken token, String id) {}

    /**
     * Takes notices: all of them, or none where one is not what it says.
     *
     * @throws Refusal LAUNCH_MALFORMED where the post cannot be read, LAUNCH_REJECTED where a check does not pass
     */
    @Transactional
    public void receive(String body) {
        try {
            List<Notice> believed = new ArrayList<>();
            for (String jwt : jwts(body)) {
                believed.add(believe(jwt));
            }
            believed.forEach(this::take);
        } catch (Refusal refusal) {
            audit.info("notice.rejected reason={}", refusal.key());
            throw refusal;
        }
    }

    private static List<String> jwts(String body) {
        try {
            return NoticePost.parse(body);
        } catch (ParseException e) {
            throw new Refusal(Problem.LAUNCH_MALFORMED, "launch.notice-unreadable");
        }
    }

    private Notice believe(String jwt) {
        IdToken token = read(jwt);
        Registration registration = registration(token);
        JsonNode notice = token.claims().path(Lti.CLAIM_NOTICE);
        String id = id(token);
        // Each line is asked only where the one before has passed, in the order of a launch.
        check("signature", tokens.signature(registration, token));
        check("issuer", tokens.issuer(registration, token));
        check("audience", tokens.audience(registration, token));
        check("time", tokens.time(token));
        check("notice-id", !id.isEmpty());
        check("deployment", tokens.deployment(registration, token));
        check("version", tokens.version(token));
        check("notice-type", ClaimText.id(notice.path("type")) != null);
        return new Notice(registration, token, id);
    }

    private static void check(String name, boolean passed) {
        if (!passed) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch." + name);
        }
    }

    /** Delivered again is not told again. */
    private void take(Notice notice) {
        if (used.use(notice.registration().id(), Secrets.hash("notice " + notice.id())) == 0) {
            return;
        }
        String type =
                notice.token().claims().path(Lti.CLAIM_NOTICE).path("type").asString();
        if (type.equals(CONTEXT_COPY)) {
            copied(notice);
        } else if (type.equals(HELLO_WORLD)) {
            audit.info("notice.hello registration={}", notice.registration().id());
        }
    }

    private void copied(Notice notice) {
        JsonNode claims = notice.token().claims();
        String context = ClaimText.id(claims.path(Lti.CLAIM_CONTEXT).path("id"));
        List<String> origins = claims.path(Lti.CLAIM_ORIGIN_CONTEXTS)
                .valueStream()
                .map(ClaimText::id)
                .filter(Objects::nonNull)
                .limit(20)
                .toList();
        if (context != null) {
            courses.copied(notice.registration().id(), context, origins);
        }
    }

    private static IdToken read(String jwt) {
        try {
            return IdToken.parse(jwt);
        } catch (IdToken.WrongAlgorithm e) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.algorithm");
        } catch (ParseException e) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.token-unreadable");
        }
    }

    /** There is no state to find the registration by, so the token names it, and must then be signed by its keys. */
    private Registration registration(IdToken token) {
        JsonNode audience = token.claims().path("aud");
        String client =
                audience.isArray() && audience.size() == 1 ? audience.get(0).asString("") : audience.asString("");
        List<Registration> named = platforms.registrations(token.text("iss"), client).stream()
                .filter(Registration::enabled)
                .toList();
        if (named.size() != 1) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.issuer");
        }
        return named.get(0);
    }

    /** What makes a notice one of its kind: platforms write jti, nonce, or the notice's own id. */
    private static String id(IdToken token) {
        String jti = token.text("jti");
        String nonce = token.text("nonce");
        String own = token.claims().path(Lti.CLAIM_NOTICE).path("id").asString("");
        return !jti.isEmpty() ? jti : nonce.isEmpty() ? own : nonce;
    }
}
