package org.cairn.letter;

/** An address that cannot be read any more: its HMAC-SHA-256 in Base64 for addresses, under a key that only Cairn can derive. */
public record AddressHash(String value) {

    @Override
    public String toString() {
        return value;
    }
}
