package org.cairn.platform;

/** What a module keeps sealed by the {@link Vault}. Offered so that a new master key can take over from an old one. */
public interface SealedRows {

    /**
     * Opens each row and seals it again with the present master key. May run twice.
     *
     * @return how many rows
     */
    int sealAgain();
}
