package org.cairn.credential.disclosure;

/** What an owner is asked about, each by itself. Nothing of it is a condition of the award. */
public enum Consent {
    /** The page is for anybody who has its address. */
    PAGE,
    /** It says a name. */
    NAME,
    /** Evidence is signed into the credential. */
    EVIDENCE,
    /** It is made out to the hash of an e-mail address. */
    EMAIL,
    /** It is made out to an identifier of its owner's. */
    DID;

    /**
     * Counts the wordings of what owners are asked and told, so that it can be said later which one somebody has agreed to. It
     * grows with every change of the messages {@code credential.publish.*} and {@code credential.inside.*}.
     */
    public static final int WORDING = 1;
}
