package org.cairn.credential.openbadges;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import org.cairn.shared.Latest;
import org.cairn.shared.Sha256;

/**
 * What was found of some bytes stays true of them: a page that many read would otherwise bring the same document into canonical
 * form for each reader, which is most of what it costs. Only a yes is remembered, the latest ones, under a hash of all that
 * it follows from.
 */
final class Remembered {

    private final Latest<String, Boolean> found;

    Remembered(int most) {
        found = new Latest<>(most);
    }

    /** @param of everything that the answer follows from */
    boolean holds(BooleanSupplier work, byte[]... of) {
        String name = name(of);
        if (found.get(name) != null) {
            return true;
        }
        boolean holds = work.getAsBoolean();
        if (holds) {
            found.put(name, true);
        }
        return holds;
    }

    /** Each part with its length, so that none can borrow from the next. */
    private static String name(byte[]... parts) {
        MessageDigest digest = Sha256.begin();
        for (byte[] part : parts) {
            digest.update(ByteBuffer.allocate(4).putInt(part.length).flip());
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
