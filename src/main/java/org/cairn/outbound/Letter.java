package org.cairn.outbound;

/** A letter to one address, in plain text. */
public record Letter(String to, String subject, String text) {

    /** A line break in a subject would begin a header of its own. */
    public Letter {
        to = to.strip();
        subject = subject.replaceAll("\\s+", " ").strip();
        if (to.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("an address is one word");
        }
    }
}
