package org.cairn.microcredential;

/** Said before anybody enrols (B.C. framework). */
public enum CreditType {
    CREDIT,
    NON_CREDIT,
    EMBEDDED
}
