package org.cairn.credential.certificate;

/** A text with a letter that none of the fonts has: rather no certificate than one with a box in a name. */
public class UnprintableText extends RuntimeException {

    UnprintableText(String letter) {
        super("no font has U+" + Integer.toHexString(letter.codePointAt(0)));
    }
}
