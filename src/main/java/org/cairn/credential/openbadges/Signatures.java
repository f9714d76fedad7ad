package org.cairn.credential.openbadges;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The three algorithms that credentials are signed with, each by the fastest provider at hand: Amazon Corretto's where its
 * library loads, else Bouncy Castle where it is faster than the JDK, else the JDK. None is installed for the rest of the
 * machine.
 */
public enum Signatures {
    EDDSA("Ed25519", "Ed25519", "Ed25519"),
    /** RFC 7518, 3.4: the two numbers side by side, not DER. */
    ES256("SHA256withECDSAinP1363Format", "SHA256withECDSAinP1363Format", "SHA256withPLAIN-ECDSA"),
    /** Bouncy Castle is slower at it than the JDK. */
    RS256("SHA256withRSA", "SHA256withRSA", null);

    static final String AMAZON = "AmazonCorrettoCryptoProvider";
    static final String BOUNCY_CASTLE = "BC";

    private static final Logger LOG = LoggerFactory.getLogger(Signatures.class);
    private static final Map<String, Provider> FOUND = find();

    private final String jdk;
    private final String amazon;
    private final @Nullable String bouncyCastle;

    Signatures(String jdk, String amazon, @Nullable String bouncyCastle) {
        this.jdk = jdk;
        this.amazon = amazon;
        this.bouncyCastle = bouncyCastle;
    }

    /** Signs again and again with one key. Not for two threads at once. */
    public Signer signer(PrivateKey key) {
        // A key that stays in its token or its server signs where it is: only its own provider knows how.
        return key.getEncoded() == null
                ? signer(key, jdk())
                : signer(key, fastest().get(0));
    }

    /** Checks again and again with one key. Not for two threads at once. */
    public Check check(PublicKey key) {
        return check(key, fastest().get(0));
    }

    /** By a provider of one's own choice, to be measured. */
    public Signer signer(PrivateKey key, Signature signature) {
        try {
            signature.initSign(key);
            return new Signer(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with " + name(), e);
        }
    }

    /** By a provider of one's own choice. */
    public Check check(PublicKey key, Signature signature) {
        try {
            signature.initVerify(key);
            return new Check(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot check " + name(), e);
        }
    }

    /** What can be had here, the fastest first, the JDK's last. */
    public List<Signature> fastest() {
        List<Signature> all = new ArrayList<>();
        for (Map.Entry<String, Provider> found : FOUND.entrySet()) {
            String algorithm = found.getKey().equals(AMAZON) ? amazon : bouncyCastle;
            if (algorithm != null) {
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
            return Signature.getInstance(jdk);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

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

    /** A key that signs. */
    public static final class Signer {

        private final Signature signature;

        private Signer(Signature signature) {
            this.signature = signature;
        }

        public byte[] sign(byte[] bytes) {
            try {
                signature.update(bytes);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot sign", e);
            }
        }
    }

    /** A key that signatures are checked with. */
    public static final class Check {

        private final Signature signature;

        private Check(Signature signature) {
            this.signature = signature;
        }

        public boolean holds(byte[] bytes, byte[] signed) {
            try {
                signature.update(bytes);
                return signature.verify(signed);
            } catch (GeneralSecurityException e) {
                // A signature of the wrong length is a wrong signature.
                return false;
            }
        }
    }
}
