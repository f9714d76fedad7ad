package org.cairn.credential.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.cairn.credential.openbadges.BadDocument;
import org.cairn.credential.openbadges.Multikey;
import org.cairn.shared.Sha256;

/** Whom a credential is made out to. */
public sealed interface About {

    /** A random number, which says nothing to anybody. */
    record Nobody() implements About {}

    /**
     * An address that a reader can recognise who knows it (Open Badges 3.0, B.1, IdentityObject).
     *
     * @param hash {@code sha256$} and hexadecimal digits
     * @param salt hexadecimal digits, 128 bits of chance
     */
    record HashedEmail(String hash, String salt) implements About {

        private static final int SALT_BYTES = 16;

        public static HashedEmail of(String address, SecureRandom chance) {
            byte[] salt = new byte[SALT_BYTES];
            chance.nextBytes(salt);
            return of(address, HexFormat.of().formatHex(salt));
        }

        /** The specification does not say how letters are written: small ones, as nearly every mailbox reads them. */
        private static HashedEmail of(String address, String salt) {
            String text = address.strip().toLowerCase(Locale.ROOT) + salt;
            return new HashedEmail("sha256$" + Sha256.hex(text.getBytes(StandardCharsets.UTF_8)), salt);
        }

        public boolean isOf(String address) {
            return equals(of(address, salt));
        }
    }

    /** An identifier that its owner keeps themselves (Decentralized Identifiers 1.0). That they hold its key is not proved. */
    record Did(String value) implements About {

        public static final int LONGEST = 500;

        private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
        /** did:web Method, 2.1: a domain name, its port escaped, then a path with colons. */
        private static final Pattern WEB = Pattern.compile("did:web:(" + LABEL
                + "\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9](%3A[0-9]{1,5})?(:([A-Za-z0-9._-]|%[0-9A-F]{2})+)*");

        private static final String KEY = "did:key:";

        /** Whether it is written as the method asks. */
        public static boolean isOne(String text) {
            return text.length() <= LONGEST
                    && (text.startsWith(KEY) ? isKey(text) : WEB.matcher(text).matches());
        }

        private static boolean isKey(String text) {
            try {
                return Multikey.isSigningKey(text.substring(KEY.length()));
            } catch (BadDocument e) {
                return false;
            }
        }
    }
}
