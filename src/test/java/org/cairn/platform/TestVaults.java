package org.cairn.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Vaults for tests of other modules: real ones, with a master key of the test's own. */
public final class TestVaults {

    private static final SecureRandom RANDOM = new SecureRandom();

    private TestVaults() {}

    /** One that nobody else opens. */
    public static Vault fresh() {
        return vault(key(), "");
    }

    /** Two of them: the first, and the one whose master key takes over from the first's. */
    public static Vault[] following() {
        Path first = key();
        return new Vault[] {vault(first, ""), vault(key(), first.toString())};
    }

    /** What a node with this vault makes keys of that outlive it. */
    public static LastingKeys keys(JdbcClient jdbc, Vault vault) {
        return new LastingKeys(jdbc, vault);
    }

    private static Vault vault(Path key, String previous) {
        return new Vault(
                new PlatformSettings("", key.toString(), "", false, ""),
                new UpkeepSettings(previous, "", Duration.ZERO),
                RANDOM);
    }

    private static Path key() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        try {
            Path file = Files.createTempFile("master", ".key");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Base64.getEncoder().encodeToString(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
