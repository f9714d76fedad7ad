package org.cairn.sandbox;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who asks for a token: the tool proves it by a signed assertion (LTI Security Framework 1.0, 4.1.1; RFC 7523, 3). */
@Component
final class ClientAssertions {

    private final ToolJwts jwts;
    private final Tools tools;
    private final Addresses addresses;
    private final UsedOnce usedOnce;
    private final Manners manners;

    ClientAssertions(ToolJwts jwts, Tools tools, Addresses addresses, UsedOnce usedOnce, Manners manners) {
        this.jwts = jwts;
        this.tools = tools;
        this.addresses = addresses;
        this.usedOnce = usedOnce;
        this.manners = manners;
    }

    /**
     * The tool that asks.
     *
     * @throws OAuthRefusal invalid_client where it does not prove who asks, or was used before
     * @throws BrokenDown where the LMS loses its words because it cannot fetch the keys of the tool
     */
    Tool verify(String assertion) {
        try {
            Tool tool = tools.find(ToolJwts.claimed(assertion, "sub"))
                    .orElseThrow(() -> invalid("sub must be the client id"));
            JWTClaimsSet claims = signed(tool, assertion);
            if (!tool.clientId().equals(claims.getSubject())) {
                throw invalid("sub must be the client id");
            }
            return tool;
        } catch (ToolJwts.Rejected rejected) {
            if (rejected.withoutKeys() && manners.now().losesItsWordsWithoutKeys()) {
                throw new BrokenDown();
            }
            throw invalid("client_assertion: " + rejected.getMessage());
        }
    }

    private JWTClaimsSet signed(Tool tool, String assertion) throws ToolJwts.Rejected {
        Lms lms = manners.now();
        if (!lms.checksAssertions()) {
            return jwts.verify(tool, assertion, null, Set.of("sub"));
        }
        if (!lms.takesListOfAudiences() && ToolJwts.listsAudiences(assertion)) {
            throw OAuthRefusal.broken("aud is a list");
        }
        JWTClaimsSet claims =
                jwts.verify(tool, assertion, lms.tokenAudience(addresses), Set.of("sub", "iat", "exp", "jti"));
        if (!usedOnce.isFirst(
                "jti", claims.getJWTID(), claims.getExpirationTime().toInstant().plus(ToolJwts.LEEWAY))) {
            throw invalid("jti was used before");
        }
        return claims;
    }

    private OAuthRefusal invalid(String description) {
        return OAuthRefusal.invalidClient(manners.now().refusesClientsWith(), description);
    }
}
