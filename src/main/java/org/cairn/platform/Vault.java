package org.cairn.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.cairn.shared.Sha256;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Service;

/**
 * Encrypts what must not lie in the database in clear: AES-256-GCM, its key from outside the database. While one master key
 * takes over from another, what the previous one has sealed still opens.
 */
@Service
public class Vault {

    private static final int NONCE = 12;
    private static final int KEY = 32;

    private final SecureRandom random;
    private final byte[] master;
    private final List<byte[]> opening;

    @Autowired
    Vault(PlatformSettings settings, UpkeepSettings upkeep, SecureRandom random) {
        this(settings, upkeep.previousMasterKeyFile(), random);
    }

    Vault(PlatformSettings settings, SecureRandom random) {
        this(settings, "", random);
    }

    private Vault(PlatformSettings settings, String previous, SecureRandom random) {
        this.random = random;
        this.master = settings.masterKeyFile().isBlank()
                ? readOrMake(settings, random)
                : read(Path.of(settings.masterKeyFile()));
        this.opening = previous.isBlank() ? List.of(master) : List.of(master, read(Path.of(previous)));
    }

    /** @param purpose bound into the ciphertext; what was sealed for one purpose does not open for another */
    public byte[] seal(byte[] clear, String purpose) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = seal(nonce, clear, purpose);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    public byte[] open(byte[] sealed, String purpose) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        byte[] input = Arrays.copyOfRange(sealed, NONCE, sealed.length);
        GeneralSecurityException last = new GeneralSecurityException("no key");
        for (byte[] key : opening) {
            try {
                return run(Cipher.DECRYPT_MODE, key, nonce, input, purpose);
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw new IllegalStateException("what was sealed does not open: is this the right master key?", last);
    }

    /** A key for one purpose, the same on every node: HMAC-SHA-256 of the purpose under the master key. */
    public SecretKey derive(String purpose) {
        return Sha256.key(Sha256.keyed(Sha256.key(master), purpose));
    }

    /** The same, of the master key before this one while that takes over: under it everything was made that is there. */
    SecretKey deriveBefore(String purpose) {
        return Sha256.key(Sha256.keyed(Sha256.key(opening.get(opening.size() - 1)), purpose));
    }

    private byte[] seal(byte[] nonce, byte[] clear, String purpose) {
        try {
            return run(Cipher.ENCRYPT_MODE, master, nonce, clear, purpose);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] run(int mode, byte[] key, byte[] nonce, byte[] input, String purpose)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(input);
    }

    private static byte[] read(Path file) {
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length != KEY) {
                throw new IllegalStateException("The master key in " + file + " must be 32 bytes in Base64.");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("The master key file " + file + " cannot be read.", e);
        }
    }

    private static byte[] readOrMake(PlatformSettings settings, SecureRandom random) {
        if (!settings.trial()) {
            throw new InvalidConfigurationPropertyValueException(
                    "cairn.master-key-file",
                    "",
                    "Cairn needs a file with 32 random bytes in Base64, kept apart from the database.");
        }
        Path file = Path.of(settings.data(), "master.key");
        byte[] key = new byte[KEY];
        random.nextBytes(key);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, Base64.getEncoder().encodeToString(key), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return key;
    }
}
