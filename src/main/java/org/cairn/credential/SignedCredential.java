package org.cairn.credential;

/**
 * A credential as it will be kept, in both forms.
 *
 * @param proofKey the name of the key of the embedded proof
 */
record SignedCredential(StoredCredential credential, byte[] json, byte[] jwt, String proofKey, String tokenKey) {}
