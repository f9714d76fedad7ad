package org.cairn.badge;

import java.util.Base64;
import org.cairn.shared.Sha256;

/**
 * A mark of the institution or of a partner, placed on the face: pixels alone, drawn anew from what was handed in.
 *
 * @param base64 a square PNG that Cairn has written
 */
public record Emblem(String base64) {

    /** Of the square, in pixels. */
    static final int SIDE = 256;

    static Emblem of(byte[] png) {
        return new Emblem(Base64.getEncoder().encodeToString(png));
    }

    byte[] png() {
        return Base64.getDecoder().decode(base64);
    }

    /** The same pixels have the same name. */
    public String name() {
        return Sha256.hex(png());
    }
}
