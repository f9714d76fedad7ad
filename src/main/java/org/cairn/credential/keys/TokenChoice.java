package org.cairn.credential.keys;

import java.util.Map;
import org.cairn.shared.InstitutionId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What tokens are signed with ({@code cairn.credential.*}).
 *
 * @param tokenAlgorithm RS256 is the one that every verifier must know (Open Badges 3.0, 8.2.4.1); ES256 is shorter and quicker
 * @param tokenAlgorithms for institutions that have chosen otherwise, by their ids
 */
@ConfigurationProperties("cairn.credential")
public record TokenChoice(
        @DefaultValue("RS256") Algorithm tokenAlgorithm,
        @DefaultValue Map<String, Algorithm> tokenAlgorithms) {

    /** By the names of RFC 7518. */
    public enum Algorithm {
        RS256(IssuerKey.Kind.RSA),
        ES256(IssuerKey.Kind.P256);

        private final IssuerKey.Kind kind;

        Algorithm(IssuerKey.Kind kind) {
            this.kind = kind;
        }
    }

    public IssuerKey.Kind kind(InstitutionId institution) {
        return algorithm(institution).kind;
    }

    public Algorithm algorithm(InstitutionId institution) {
        return tokenAlgorithms.getOrDefault(institution.toString(), tokenAlgorithm);
    }
}
