package org.cairn.credential.openbadges;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.impl.ECDSA;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.cairn.shared.Sha256;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The three algorithms that credentials are signed with, each by the fastest provider at hand: Amazon Corretto's where its
 * library loads, else Bouncy Castle where it is faster than the JDK, else the JDK. None is installed for the rest of the
 * machine.
 */
public enum Signatures {
    EDDSA("Ed25519"),
    /** RFC 7518, 3.4. The hash is made here, once for a signature and its check. */
    ES256("NONEwithECDSA") {
        @Override
        byte[] hashed(byte[] bytes) {
            return Sha256.of(bytes);
        }

        /** The two numbers side by side, not DER. */
        @Override
        byte[] written(byte[] signature) throws SignatureException {
            try {
                return ECDSA.transcodeSignatureToConcat(signature, 64);
            } catch (JOSEException e) {
                throw new SignatureException(e);
            }
        }

        @Override
        byte[] read(byte[] written) throws SignatureException {
            try {
                ECDSA.ensureLegalSignature(written, JWSAlgorithm.ES256);
                return ECDSA.transcodeSignatureToDER(written);
            } catch (JOSEException e) {
                throw new SignatureException(e);
            }
        }
    },
    /** Bouncy Castle is slower at it than the JDK. */
    RS256("SHA256withRSA");

    static final String AMAZON = "AmazonCorrettoCryptoProvider";
    static final String BOUNCY_CASTLE = "BC";

    private static final Logger LOG = LoggerFactory.getLogger(Signatures.class);

    private final String algorithm;

    Signatures(String algorithm) {
        this.algorithm = algorithm;
    }

    /** What the provider is given. */
    byte[] hashed(byte[] bytes) {
        return bytes;
    }

    /** As it stands in a proof or a token. */
    byte[] written(byte[] signature) throws SignatureException {
        return signature;
    }

    byte[] read(byte[] written) throws SignatureException {
        return written;
    }

    /** Signs again and again with one key, and lets nothing out that it has not checked. Not for two threads at once. */
    public Checked checked(PrivateKey key, PublicKey half) {
        return checked(key, half, () -> fastest().get(0));
    }

    /** By a provider of one's own choice, to be measured. */
    public Checked checked(PrivateKey key, PublicKey half, Supplier<Signature> provider) {
        Check check = check(half, provider.get());
        if (this != EDDSA || staysWhereItIs(key)) {
            return new Checked(staysWhereItIs(key) ? signer(key) : signer(key, provider.get()), check, null);
        }
        Signer signer = signer(key, provider.get());
        // Whether the two halves belong together is seen once; from then on the same bytes have one signature (RFC
        // 8032, 5.1.6).
        new Checked(signer, check, null).sign(new byte[64]);
        return new Checked(signer, check, signer(key, provider.get()));
    }

    /** Signs again and again with one key. Not for two threads at once. */
    public Signer signer(PrivateKey key) {
        // A key that stays in its token or its server signs where it is: only its own provider knows how.
        return staysWhereItIs(key) ? signer(key, jdk()) : signer(key, fastest().get(0));
    }

    private static boolean staysWhereItIs(PrivateKey key) {
        return key.getEncoded() == null;
    }

    /** Checks again and again with one key. Not for two threads at once. */
    public Check check(PublicKey key) {
        return check(key, fastest().get(0));
    }

    /** By a provider of one's own choice, to be measured. */
    public Signer signer(PrivateKey key, Signature signature) {
        try {
            signature.initSign(key);
            return new Signer(this, signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with " + name(), e);
        }
    }

    /** By a provider of one's own choice. */
    public Check check(PublicKey key, Signature signature) {
        try {
            signature.initVerify(key);
            return new Check(this, signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot check " + name(), e);
        }
    }

    /** What can be had here, the fastest first, the JDK's last. */
    public List<Signature> fastest() {
        List<Signature> all = new ArrayList<>();
        for (Map.Entry<String, Provider> found : Found.PROVIDERS.entrySet()) {
            if (this != RS256 || found.getKey().equals(AMAZON)) {
                try {
                    all.add(Signature.getInstance(algorithm, found.getValue()));
                } catch (NoSuchAlgorithmException e) {
                    // Its library did not load on this machine: said once, when it was looked for.
                    LOG.trace("{} has no {}", found.getKey(), algorithm, e);
                }
            }
        }
        all.add(jdk());
        return all;
    }

    private Signature jdk() {
        try {
            return Signature.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Looked for when somebody first signs: unpacking and testing a native library is half a second that no start needs. */
    private static final class Found {

        static final Map<String, Provider> PROVIDERS = find();

        private Found() {}

        private static Map<String, Provider> find() {
            Map<String, Provider> byName = new LinkedHashMap<>();
            Iterator<Provider> offered = ServiceLoader.load(Provider.class).iterator();
            while (true) {
                try {
                    if (!offered.hasNext()) {
                        break;
                    }
                    Provider provider = offered.next();
                    byName.put(provider.getName(), provider);
                } catch (ServiceConfigurationError | LinkageError e) {
                    LOG.info("A provider of signatures does not load here: {}", e.toString());
                }
            }
            Map<String, Provider> ours = new LinkedHashMap<>();
            for (String name : List.of(AMAZON, BOUNCY_CASTLE)) {
                if (byName.containsKey(name)) {
                    ours.put(name, byName.get(name));
                }
            }
            return ours;
        }
    }

    /** A key that signs. */
    public static final class Signer {

        private final Signatures algorithm;
        private final Signature signature;

        private Signer(Signatures algorithm, Signature signature) {
            this.algorithm = algorithm;
            this.signature = signature;
        }

        public byte[] sign(byte[] bytes) {
            try {
                return algorithm.written(raw(algorithm.hashed(bytes)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot sign", e);
            }
        }

        private byte[] raw(byte[] hashed) throws SignatureException {
            signature.update(hashed);
            return signature.sign();
        }
    }

    /** A key that signatures are checked with. */
    public static final class Check {

        private final Signatures algorithm;
        private final Signature signature;

        private Check(Signatures algorithm, Signature signature) {
            this.algorithm = algorithm;
            this.signature = signature;
        }

        public boolean holds(byte[] bytes, byte[] signed) {
            try {
                return raw(algorithm.hashed(bytes), algorithm.read(signed));
            } catch (GeneralSecurityException e) {
                // A signature of the wrong length is a wrong signature.
                return false;
            }
        }

        private boolean raw(byte[] hashed, byte[] signed) throws SignatureException {
            signature.update(hashed);
            return signature.verify(signed);
        }
    }

    /** A key that signs and is not believed. */
    public static final class Checked {

        private final Signer signer;
        private final Check check;
        private final @Nullable Signer again;

        Checked(Signer signer, Check check, @Nullable Signer again) {
            this.signer = signer;
            this.check = check;
            this.again = again;
        }

        /**
         * A signature that comes out the same each time is made twice, each time from the key's own bytes, which finds what a
         * slip of the machine has done at a quarter of what the public half would take; others are checked with that.
         *
         * @throws IllegalStateException where the signature does not hold
         */
        public byte[] sign(byte[] bytes) {
            try {
                byte[] hashed = signer.algorithm.hashed(bytes);
                byte[] signature = signer.raw(hashed);
                if (!holds(hashed, signature)) {
                    throw new IllegalStateException("a signature does not hold");
                }
                return signer.algorithm.written(signature);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot sign", e);
            }
        }

        private boolean holds(byte[] hashed, byte[] signature) throws SignatureException {
            return again == null ? check.raw(hashed, signature) : MessageDigest.isEqual(signature, again.raw(hashed));
        }
    }
}
