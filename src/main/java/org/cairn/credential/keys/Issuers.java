package org.cairn.credential.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cairn.credential.openbadges.DidDocument;
import org.cairn.credential.openbadges.DidDocument.VerificationMethod;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.openbadges.Multikey;
import org.cairn.platform.SealedRows;
import org.cairn.platform.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Institutions and partners as issuers: the keys they sign with and what is published of these. */
@Service
public class Issuers implements SealedRows {

    private static final String SEALED_FOR = "issuer-key";

    private final IssuerKeys keys;
    private final IssuerAddresses addresses;
    private final Vault vault;
    private final KeyStores stores;
    private final Clock clock;
    private final SecureRandom chance;

    Issuers(
            IssuerKeys keys,
            IssuerAddresses addresses,
            Vault vault,
            KeyStores stores,
            Clock clock,
            SecureRandom chance) {
        this.keys = keys;
        this.addresses = addresses;
        this.vault = vault;
        this.stores = stores;
        this.clock = clock;
        this.chance = chance;
    }

    /** The key that signs now, made where there is none yet. */
    public IssuerKey signingKey(Issuer issuer, IssuerKey.Kind kind) {
        return keys.active(issuer.id(), kind).orElseGet(() -> makeKey(issuer, kind));
    }

    /** Making a key takes long, so threads of one machine wait for it; between machines the constraint decides. */
    private synchronized IssuerKey makeKey(Issuer issuer, IssuerKey.Kind kind) {
        if (keys.active(issuer.id(), kind).isEmpty()) {
            keys.addIfNoneActive(generate(issuer, kind), clock.instant());
        }
        return keys.active(issuer.id(), kind).orElseThrow();
    }

    public PrivateKey privateHalf(IssuerKey key) {
        Optional<String> alias = KeyStores.alias(key);
        if (alias.isPresent()) {
            return stores.privateHalf(alias.get());
        }
        byte[] clear = vault.open(Base64.getDecoder().decode(key.sealed()), SEALED_FOR);
        try {
            return key.kind().factory().generatePrivate(new PKCS8EncodedKeySpec(clear));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed key " + key.name() + " cannot be read", e);
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    /** Old keys too: what they have signed is verified for years, and they may have to sign its status. */
    @Override
    public int sealAgain() {
        Base64.Encoder base64 = Base64.getEncoder();
        List<IssuerKey> all = keys.all().stream()
                .filter(key -> KeyStores.alias(key).isEmpty())
                .toList();
        for (IssuerKey key : all) {
            byte[] clear = vault.open(Base64.getDecoder().decode(key.sealed()), SEALED_FOR);
            keys.seal(key, base64.encodeToString(vault.seal(clear, SEALED_FOR)));
            Arrays.fill(clear, (byte) 0);
        }
        return all.size();
    }

    public String did(IssuerId issuer) {
        return addresses.did(issuer);
    }

    /** Of these, how many may still be trusted. None of them is given up until the transaction ends. */
    public int trusted(IssuerId issuer, Set<String> names) {
        return keys.trusted(issuer, names);
    }

    public String methodId(IssuerKey key) {
        return addresses.did(key.issuer().id()) + "#" + key.name();
    }

    /** The DID document; empty where nobody of this id has ever signed. */
    public Optional<String> didDocument(IssuerId issuer) {
        List<IssuerKey> all = keys.of(issuer);
        List<String> asserting =
                all.stream().filter(IssuerKey::isTrusted).map(this::methodId).toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.write(DidDocument.of(
                        addresses.did(issuer), all.stream().map(this::method).toList(), asserting)));
    }

    /**
     * One key by itself: a JWK for tokens (Open Badges 3.0, 8.2.4.1), a Multikey document for Ed25519. Who asks for it asks
     * nothing else, so one that has leaked is not there.
     */
    public Optional<String> key(IssuerId issuer, String name) {
        return keys.of(issuer).stream()
                .filter(key -> key.isTrusted() && key.name().equals(name))
                .findFirst()
                .map(key -> switch (key.kind()) {
                    case RSA, P256 -> Json.write(jwk(key));
                    case ED25519 -> Json.write(multikeyDocument(key));
                });
    }

    private VerificationMethod method(IssuerKey key) {
        String controller = addresses.did(key.issuer().id());
        return switch (key.kind()) {
            case ED25519 -> VerificationMethod.multikey(methodId(key), controller, Multikey.of(key.publicKey()));
            case RSA, P256 -> VerificationMethod.jwk(methodId(key), controller, jwk(key));
        };
    }

    private Map<String, Object> jwk(IssuerKey key) {
        String id = addresses.key(key.issuer().id(), key.name());
        return publicJwk(key.kind(), key.publicKey(), id).toJSONObject();
    }

    /** Each names the one algorithm that it is for. */
    private static JWK publicJwk(IssuerKey.Kind kind, PublicKey key, @Nullable String id) {
        return kind == IssuerKey.Kind.P256
                ? new ECKey.Builder(Curve.P_256, (ECPublicKey) key)
                        .algorithm(JWSAlgorithm.ES256)
                        .keyID(id)
                        .build()
                : new RSAKey.Builder((RSAPublicKey) key)
                        .algorithm(JWSAlgorithm.RS256)
                        .keyID(id)
                        .build();
    }

    private Map<String, Object> multikeyDocument(IssuerKey key) {
        return Map.of(
                "@context", "https://w3id.org/security/multikey/v1",
                "id", methodId(key),
                "type", "Multikey",
                "controller", addresses.did(key.issuer().id()),
                "publicKeyMultibase", Multikey.of(key.publicKey()));
    }

    /** A key of the key store that has not signed yet; where there is none, one that is made here and sealed. */
    IssuerKey generate(Issuer issuer, IssuerKey.Kind kind) {
        List<String> known = keys.of(issuer.id()).stream().map(IssuerKey::name).toList();
        return stores.candidates(issuer.id(), kind).stream()
                .map(candidate -> inStore(issuer, kind, candidate))
                .filter(key -> !known.contains(key.name()))
                .findFirst()
                .orElseGet(() -> make(issuer, kind));
    }

    private IssuerKey inStore(Issuer issuer, IssuerKey.Kind kind, KeyStores.Candidate candidate) {
        String spki = Base64.getEncoder().encodeToString(candidate.publicHalf().getEncoded());
        return new IssuerKey(
                issuer,
                name(candidate.publicHalf(), kind),
                kind,
                spki,
                KeyStores.reference(candidate.alias()),
                IssuerKey.State.ACTIVE,
                clock.instant());
    }

    private IssuerKey make(Issuer issuer, IssuerKey.Kind kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.algorithm());
            switch (kind) {
                case RSA -> generator.initialize(stores.rsaBits(), chance);
                case P256 -> generator.initialize(new ECGenParameterSpec("secp256r1"), chance);
                case ED25519 -> {
                    // It has one size.
                }
            }
            KeyPair pair = generator.generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            String sealed = base64.encodeToString(vault.seal(pair.getPrivate().getEncoded(), SEALED_FOR));
            String spki = base64.encodeToString(pair.getPublic().getEncoded());
            return new IssuerKey(
                    issuer, name(pair.getPublic(), kind), kind, spki, sealed, IssuerKey.State.ACTIVE, clock.instant());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a key", e);
        }
    }

    /** Named by what it is, as verifiers expect: the Multikey itself, or the thumbprint (RFC 7638). */
    private static String name(PublicKey key, IssuerKey.Kind kind) {
        try {
            return switch (kind) {
                case ED25519 -> Multikey.of(key);
                case RSA, P256 -> publicJwk(kind, key, null).computeThumbprint().toString();
            };
        } catch (JOSEException e) {
            throw new IllegalStateException("a key without a name", e);
        }
    }
}
