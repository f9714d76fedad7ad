package org.cairn.credential.openbadges;

/** Open Badges 3.0, B.1, IdentityObject. Its type is one word, not a list. */
public record IdentityObject(String type, boolean hashed, String identityHash, String identityType, String salt) {

    public static IdentityObject hashedEmail(String hash, String salt) {
        return new IdentityObject("IdentityObject", true, hash, "emailAddress", salt);
    }
}
