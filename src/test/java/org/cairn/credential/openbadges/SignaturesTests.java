package org.cairn.credential.openbadges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignaturesTests {

    private static final byte[] TEXT = "what is signed".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void whatOneProviderSignsEachOtherAccepts(Signatures algorithm) throws GeneralSecurityException {
        KeyPair keys = keys(algorithm);
        for (Signature signing : algorithm.fastest()) {
            byte[] signed = algorithm.signer(keys.getPrivate(), signing).sign(TEXT);
            for (Signature checking : algorithm.fastest()) {
                Signatures.Check check = algorithm.check(keys.getPublic(), checking);
                assertThat(check.holds(TEXT, signed))
                        .as("%s by %s", signing, checking)
                        .isTrue();
                assertThat(check.holds(new byte[TEXT.length], signed)).isFalse();
            }
        }
    }

    /** RFC 7518, 3.4: 64 bytes, and nothing that looks like DER. */
    @ParameterizedTest
    @EnumSource
    void aSignatureOfAnotherShapeIsAWrongOne(Signatures algorithm) throws GeneralSecurityException {
        KeyPair keys = keys(algorithm);
        byte[] signed = algorithm.signer(keys.getPrivate()).sign(TEXT);
        Signatures.Check check = algorithm.check(keys.getPublic());

        assertThat(signed).hasSize(algorithm == Signatures.RS256 ? 256 : 64);
        assertThat(check.holds(TEXT, new byte[0])).isFalse();
        assertThat(check.holds(TEXT, new byte[signed.length])).isFalse();
        assertThat(check.holds(TEXT, Arrays.copyOf(signed, signed.length - 1))).isFalse();
        assertThat(check.holds(TEXT, Arrays.copyOf(signed, signed.length + 1))).isFalse();
        assertThat(check.holds(TEXT, signed)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasCheckedHolds(Signatures algorithm) throws GeneralSecurityException {
        KeyPair keys = keys(algorithm);
        Signatures.Checked checked = algorithm.checked(keys.getPrivate(), keys.getPublic());

        for (int i = 0; i < 10; i++) {
            byte[] text = {(byte) i};
            assertThat(algorithm.check(keys.getPublic()).holds(text, checked.sign(text)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void halvesThatDoNotBelongTogetherSignNothing(Signatures algorithm) throws GeneralSecurityException {
        PrivateKey one = keys(algorithm).getPrivate();
        PublicKey other = keys(algorithm).getPublic();

        assertThatThrownBy(() -> algorithm.checked(one, other).sign(TEXT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatComesOutDifferentlyTheSecondTimeIsNotLetOut() throws GeneralSecurityException {
        KeyPair keys = keys(Signatures.EDDSA);
        Signatures.Signer sound = Signatures.EDDSA.signer(keys.getPrivate());
        Signatures.Signer slipping = Signatures.EDDSA.signer(keys.getPrivate(), new Slipping());
        Signatures.Check check = Signatures.EDDSA.check(keys.getPublic());

        assertThatThrownBy(() -> new Signatures.Checked(slipping, check, sound).sign(TEXT))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Signatures.Checked(sound, check, slipping).sign(TEXT))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Signatures.Checked(slipping, check, null).sign(TEXT))
                .isInstanceOf(IllegalStateException.class);
        assertThat(new Signatures.Checked(sound, check, sound).sign(TEXT)).isEqualTo(sound.sign(TEXT));
    }

    private static KeyPair keys(Signatures algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(
                switch (algorithm) {
                    case EDDSA -> "Ed25519";
                    case ES256 -> "EC";
                    case RS256 -> "RSA";
                });
        if (algorithm == Signatures.ES256) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        } else if (algorithm == Signatures.RS256) {
            generator.initialize(2048);
        }
        return generator.generateKeyPair();
    }

    /** A machine that loses a bit on the way. */
    private static final class Slipping extends Signature {

        private final Signature sound = Signatures.EDDSA.fastest().get(0);

        Slipping() {
            super("Ed25519");
        }

        @Override
        protected void engineInitSign(PrivateKey key) {
            try {
                sound.initSign(key);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected void engineUpdate(byte[] bytes, int from, int length) {
            try {
                sound.update(bytes, from, length);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected byte[] engineSign() {
            try {
                byte[] signed = sound.sign();
                signed[40] ^= 1;
                return signed;
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected void engineInitVerify(PublicKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void engineUpdate(byte one) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected boolean engineVerify(byte[] signed) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
