package org.cairn.gradefile;

/** What a column of a file is: something that says who the row is about, or a kind of score, or nothing that counts. */
public enum Use {
    USER_ID,
    SOURCED_ID,
    EMAIL,
    NAME,
    FIRST_NAME,
    LAST_NAME,
    POINTS,
    PERCENT,
    LETTER,
    IGNORE;

    public boolean isScore() {
        return this == POINTS || this == PERCENT || this == LETTER;
    }

    public boolean isWho() {
        return !isScore() && this != IGNORE;
    }
}
