package org.cairn.sandbox;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who asks for a token: the tool proves it by a signed assertion (LTI Security Framework 1.0, 4.1.1; RFC 7523, 3). */
@Component
final class ClientAssertions {

    private final ToolJwts jwts;
    private final Addresses addresses;
    private final UsedOnce usedOnce;

    ClientAssertions(ToolJwts jwts, Addresses addresses, UsedOnce usedOnce) {
        this.jwts = jwts;
        this.addresses = addresses;
        this.usedOnce = usedOnce;
    }

    /** @throws OAuthRefusal invalid_client where it does not prove who asks, or was used before */
    void verify(String assertion) {
        JWTClaimsSet claims = signed(assertion);
        if (!Addresses.CLIENT_ID.equals(claims.getSubject())) {
            throw OAuthRefusal.invalidClient("sub must be the client id");
        }
        if (!usedOnce.isFirst(
                "jti", claims.getJWTID(), claims.getExpirationTime().toInstant().plus(ToolJwts.LEEWAY))) {
            throw OAuthRefusal.invalidClient("jti was used before");
        }
    }

    private JWTClaimsSet signed(String assertion) {
        try {
            return jwts.verify(
                    assertion,
                    Addresses.CLIENT_ID,
                    addresses.tokenEndpoint().toString(),
                    Set.of("sub", "iat", "exp", "jti"));
        } catch (ToolJwts.Rejected rejected) {
            throw OAuthRefusal.invalidClient("client_assertion: " + rejected.getMessage());
        }
    }
}
