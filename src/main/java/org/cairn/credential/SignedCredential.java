package org.cairn.credential;

/** A credential as it will be kept, in both forms. */
final class SignedCredential {

    private final StoredCredential credential;
    private final byte[] json;
    private final byte[] jwt;
    private final String proofKey;
    private final String tokenKey;

    SignedCredential(StoredCredential credential, byte[] json, byte[] jwt, String proofKey, String tokenKey) {
        this.credential = credential;
        this.json = json;
        this.jwt = jwt;
        this.proofKey = proofKey;
        this.tokenKey = tokenKey;
    }

    StoredCredential credential() {
        return credential;
    }

    byte[] json() {
        return json;
    }

    byte[] jwt() {
        return jwt;
    }

    /** The name of the key of the embedded proof. */
    String proofKey() {
        return proofKey;
    }

    String tokenKey() {
        return tokenKey;
    }
}
