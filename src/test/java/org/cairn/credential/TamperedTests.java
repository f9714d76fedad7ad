package org.cairn.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.cairn.award.Award;
import org.cairn.credential.Finding.Check;
import org.cairn.credential.Finding.Outcome;
import org.cairn.credential.Verification.Verdict;
import org.cairn.credential.keys.TokenChoice;
import org.cairn.credential.openbadges.BadDocument;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** B3: what was changed on the way is refused, whatever was changed. */
class TamperedTests {

    @ParameterizedTest
    @EnumSource(TokenChoice.Algorithm.class)
    void everyTamperedCopyIsRefused(TokenChoice.Algorithm algorithm) {
        CredentialHouse house = house(algorithm);
        SignedDocument genuine = house.signed(house.award());
        SignedDocument stranger = house.signed(house.award());
        assertThat(house.verifier.verify(genuine.json()).verdict()).isEqualTo(Verdict.VALID);
        assertThat(house.verifier.verify(genuine.jwt()).verdict()).isEqualTo(Verdict.VALID);

        Map<String, String> documents = Tampered.documents(genuine.json(), stranger.json());
        Map<String, String> tokens = Tampered.tokens(genuine.jwt(), stranger.jwt());

        // Made to authenticate and not to assert, it is a proof of another kind, which proves nothing here.
        String otherPurpose = documents.remove("purpose-changed");
        assertThat(house.verifier.verify(otherPurpose).verdict()).isEqualTo(Verdict.NOT_CHECKED);
        assertThat(documents)
                .hasSize(12)
                .allSatisfy((what, copy) ->
                        assertThat(isRefused(house, copy)).as(what).isTrue());
        assertThat(tokens)
                .hasSizeGreaterThan(14)
                .allSatisfy((what, copy) ->
                        assertThat(isRefused(house, copy)).as(what).isTrue());
    }

    /** It says the same to a machine that expands it, and can say something else to one that reads names (B3). */
    @ParameterizedTest
    @EnumSource(TokenChoice.Algorithm.class)
    void aContextOfOnesOwnMakingIsRefusedThoughItChangesNoQuad(TokenChoice.Algorithm algorithm) {
        CredentialHouse house = house(algorithm);
        SignedDocument genuine = house.signed(house.award());

        assertThat(isRefused(house, Tampered.withContext(genuine.json(), null))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(TokenChoice.Algorithm.class)
    void aListThatWasTamperedWithNeverMakesARevokedCredentialGood(TokenChoice.Algorithm algorithm) {
        CredentialHouse house = house(algorithm);
        Award award = house.award();
        SignedDocument signed = house.signed(award);
        house.revoke(award);

        neverGood(house, signed, house.statusList(award).orElseThrow());
    }

    private static void neverGood(CredentialHouse house, SignedDocument signed, String list) {
        assertThat(Tampered.lists(list)).allSatisfy((what, copy) -> {
            Documents others = address ->
                    address.getPath().startsWith("/status/") ? Optional.of(copy) : house.documents.read(address);
            Verification verification = new Verifier(others, house.clock).verify(signed.json());
            assertThat(verification.verdict()).as(what).isNotEqualTo(Verdict.VALID);
            assertThat(verification.findings())
                    .filteredOn(finding -> finding.check() == Check.STATUS)
                    .extracting(Finding::outcome)
                    .isNotEqualTo(Outcome.PASSED);
        });
    }

    @ParameterizedTest
    @EnumSource(TokenChoice.Algorithm.class)
    void aListThatWasTamperedWithNeverMakesASuspendedCredentialGood(TokenChoice.Algorithm algorithm) {
        CredentialHouse house = house(algorithm);
        Award award = house.suspendableAward();
        SignedDocument signed = house.signed(award);
        house.suspend(award);

        neverGood(house, signed, house.statusList(award).orElseThrow());
    }

    private static CredentialHouse house(TokenChoice.Algorithm algorithm) {
        return new CredentialHouse(TestDatabase.H2.fresh(), algorithm).withKeys();
    }

    /** Not valid, rather than merely not checked. */
    private static boolean isRefused(CredentialHouse house, String copy) {
        try {
            return house.verifier.verify(copy).verdict() == Verdict.NOT_VALID;
        } catch (BadDocument e) {
            return true;
        }
    }
}
