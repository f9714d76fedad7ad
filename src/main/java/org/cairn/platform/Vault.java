package org.cairn.platform;

import org.springframework.stereotype.Service;

/** Encrypts what must not lie in the database in clear: AES-256-GCM, its key from outside the database. */
@Service
public class Vault {

    /** @param purpose bound into the ciphertext; what was sealed for one purpose does not open for another */
    public byte[] seal(byte[] clear, String purpose) {
        throw new UnsupportedOperationException(purpose + clear.length);
    }

    public byte[] open(byte[] sealed, String purpose) {
        throw new UnsupportedOperationException(purpose + sealed.length);
    }
}
