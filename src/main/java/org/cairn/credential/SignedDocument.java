package org.cairn.credential;

/**
 * One credential, secured twice.
 *
 * @param json with an embedded Data Integrity proof
 * @param jwt in compact form
 */
public record SignedDocument(String json, String jwt) {}
