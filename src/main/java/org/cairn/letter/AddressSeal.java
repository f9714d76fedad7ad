package org.cairn.letter;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.SecretKey;
import org.cairn.platform.Vault;
import org.cairn.shared.PersonId;
import org.cairn.shared.Sha256;
import org.springframework.stereotype.Component;

/** Seals the addresses of learners, each for its person: in the row of another it does not open. */
@Component
class AddressSeal {

    private static final String SEALED_FOR = "letter-address ";

    private final Vault vault;
    private final SecretKey key;

    AddressSeal(Vault vault) {
        this.vault = vault;
        this.key = vault.derive("letter-address");
    }

    String seal(PersonId person, String address) {
        byte[] sealed = vault.seal(address.getBytes(StandardCharsets.UTF_8), SEALED_FOR + person);
        return Base64.getEncoder().encodeToString(sealed);
    }

    String open(PersonId person, String sealed) {
        byte[] address = vault.open(Base64.getDecoder().decode(sealed), SEALED_FOR + person);
        return new String(address, StandardCharsets.UTF_8);
    }

    /**
     * The same however the letters are written. RFC 5321, 2.4 lets a host tell them apart before the @, and asks that none does;
     * a telephone begins with a capital.
     */
    AddressHash hash(String address) {
        String plain =
                Normalizer.normalize(address.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return new AddressHash(Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.keyed(key, plain)));
    }
}
