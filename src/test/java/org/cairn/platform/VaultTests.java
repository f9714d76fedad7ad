package org.cairn.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** What is sealed opens with the same master key, for the same purpose, unchanged, and not otherwise. */
class VaultTests {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] CLEAR = "what nobody shall read".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void whatIsSealedOpensAgain() {
        Vault vault = vault("one.key");

        assertThat(vault.open(vault.seal(CLEAR, "keys"), "keys")).isEqualTo(CLEAR);
        assertThat(vault.seal(CLEAR, "keys"))
                .as("the same text never looks the same twice")
                .isNotEqualTo(vault.seal(CLEAR, "keys"));
    }

    @Test
    void neitherAnotherPurposeNorAnotherKeyNorAChangedByteOpensIt() {
        Vault vault = vault("one.key");
        byte[] sealed = vault.seal(CLEAR, "keys");
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> vault.open(sealed, "tokens")).hasMessageContaining("right master key");
        assertThatThrownBy(() -> vault("other.key").open(sealed, "keys")).hasMessageContaining("right master key");
        assertThatThrownBy(() -> vault.open(changed, "keys")).hasMessageContaining("right master key");
    }

    @Test
    void everyNodeDerivesTheSameKeyForAPurpose() {
        assertThat(vault("one.key").derive("state")).isEqualTo(vault("one.key").derive("state"));
        assertThat(vault("one.key").derive("state"))
                .isNotEqualTo(vault("one.key").derive("cookies"));
    }

    @Test
    void aTrialMakesItsKeyOnceAndKeepsIt() {
        PlatformSettings trial = new PlatformSettings(folder.toString(), "", "", true, "");
        byte[] sealed = new Vault(trial, RANDOM).seal(CLEAR, "keys");

        assertThat(new Vault(trial, RANDOM).open(sealed, "keys")).isEqualTo(CLEAR);
    }

    @Test
    void productionMakesNoKeyByItself() {
        assertThatThrownBy(() -> new Vault(new PlatformSettings(folder.toString(), "", "", false, ""), RANDOM))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("kept apart from the database");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aKeyOfTheWrongLengthIsRefused() throws IOException {
        Path shorter = Files.writeString(folder.resolve("short.key"), "c2hvcnQ=");

        assertThatThrownBy(() ->
                        new Vault(new PlatformSettings(folder.toString(), shorter.toString(), "", false, ""), RANDOM))
                .hasMessageContaining("32 bytes in Base64");
    }

    private Vault vault(String name) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[32];
                RANDOM.nextBytes(key);
                Files.writeString(file, Base64.getEncoder().encodeToString(key));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Vault(new PlatformSettings(folder.toString(), file.toString(), "", false, ""), RANDOM);
    }
}
