package org.cairn.credential.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Keys that Cairn uses and does not hold: in a PKCS #11 token, by the JDK's own provider, or in a key store file. What lies
 * there for an issuer is taken before a key is made: an entry {@code <issuer>-rsa}, {@code -p256} or
 * {@code -ed25519}, the next one with {@code -2} at its end, and so on.
 */
@Component
class KeyStores {

    private static final String REFERENCE = "keystore:";

    private final Settings settings;
    private final Supplier<KeyStore> opened = SingletonSupplier.of(this::open);

    KeyStores(Settings settings) {
        this.settings = settings;
    }

    /**
     * @param type {@code PKCS11}, {@code PKCS12}; empty where Cairn holds its keys itself
     * @param configuration for PKCS11 what the JDK's provider reads (library, slot), else the file itself
     * @param pinFile the one line in it opens the store
     * @param rsaBits of keys that are made here
     */
    @ConfigurationProperties("cairn.credential.keys")
    record Settings(
            @DefaultValue("") String type,
            @DefaultValue("") String configuration,
            @DefaultValue("") String pinFile,
            @DefaultValue("2048") int rsaBits) {}

    /** A key that may be used. */
    record Candidate(String alias, PublicKey publicHalf) {}

    int rsaBits() {
        return settings.rsaBits();
    }

    /** What is kept in the place of a sealed key. No Base64 has a colon. */
    static String reference(String alias) {
        return REFERENCE + alias;
    }

    static Optional<String> alias(IssuerKey key) {
        return key.sealed().startsWith(REFERENCE)
                ? Optional.of(key.sealed().substring(REFERENCE.length()))
                : Optional.empty();
    }

    /** In the order of their names. */
    List<Candidate> candidates(IssuerId issuer, IssuerKey.Kind kind) {
        if (settings.type().isEmpty()) {
            return List.of();
        }
        String beginning = issuer + "-" + kind.name().toLowerCase(Locale.ROOT);
        try {
            KeyStore store = opened.get();
            List<Candidate> found = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (alias.equals(beginning) || alias.startsWith(beginning + "-")) {
                    found.add(new Candidate(alias, store.getCertificate(alias).getPublicKey()));
                }
            }
            found.sort((one, other) -> one.alias().compareTo(other.alias()));
            return found;
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    PrivateKey privateHalf(String alias) {
        try {
            if (opened.get().getKey(alias, pin()) instanceof PrivateKey key) {
                return key;
            }
            throw new IllegalStateException("the key store has no key " + alias);
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private KeyStore open() {
        try {
            if (settings.type().equals("PKCS11")) {
                Provider token = Security.getProvider("SunPKCS11").configure(settings.configuration());
                KeyStore store = KeyStore.getInstance("PKCS11", token);
                store.load(null, pin());
                return store;
            }
            KeyStore store = KeyStore.getInstance(settings.type());
            try (InputStream file = Files.newInputStream(Path.of(settings.configuration()))) {
                store.load(file, pin());
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable(e);
        }
    }

    private char[] pin() {
        try {
            return Files.readString(Path.of(settings.pinFile())).strip().toCharArray();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private IllegalStateException unreadable(Exception cause) {
        return new IllegalStateException(
                "The key store that cairn.credential.keys names (" + settings.configuration() + ") cannot be read.",
                cause);
    }
}
