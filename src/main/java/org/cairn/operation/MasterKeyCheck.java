package org.cairn.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** The key that seals all others: there, whole, and drawn by chance. */
final class MasterKeyCheck {

    private static final int LENGTH = 32;
    /** Of 32 random bytes, some 30 differ; that fewer than 20 do happens less than once in 10¹⁰ keys. */
    private static final int DIFFERENT = 20;

    private static final String MAKE =
            "Make one with `openssl rand -base64 32`, keep it apart from the database and its backups, and name the file.";

    private MasterKeyCheck() {}

    static Stream<Fault> faults(Environment environment) {
        String previous = environment.getProperty("cairn.previous-master-key-file", "");
        Stream<Fault> now =
                fault("cairn.master-key-file", environment.getProperty("cairn.master-key-file", "")).stream();
        return previous.isBlank()
                ? now
                : Stream.concat(now, fault("cairn.previous-master-key-file", previous).stream());
    }

    private static Optional<Fault> fault(String setting, String file) {
        if (file.isBlank()) {
            return Optional.of(new Fault(setting, "is not set", MAKE));
        }
        try {
            return wrong(Files.readString(Path.of(file)).strip()).map(wrong -> new Fault(setting, wrong, MAKE));
        } catch (IOException | InvalidPathException e) {
            return Optional.of(new Fault(
                    setting,
                    "the file " + file + " cannot be read",
                    "Let the account that runs Cairn, and nobody else, read that file."));
        }
    }

    private static Optional<String> wrong(String written) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(written);
        } catch (IllegalArgumentException e) {
            return Optional.of("the file does not hold Base64");
        }
        if (key.length != LENGTH) {
            return Optional.of("the key has " + key.length + " bytes and not " + LENGTH);
        }
        long different =
                IntStream.range(0, LENGTH).map(at -> key[at]).distinct().count();
        boolean text = IntStream.range(0, LENGTH).allMatch(at -> key[at] >= ' ' && key[at] < 127);
        return different < DIFFERENT || text
                ? Optional.of("the key is a sample or was typed: it was not drawn by chance")
                : Optional.empty();
    }
}
