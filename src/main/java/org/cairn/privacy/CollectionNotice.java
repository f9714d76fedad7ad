package org.cairn.privacy;

import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is told when something is first collected of them (FIPPA, section 27 (2)). Where an institution says nothing of its
 * own, Cairn's words stand.
 *
 * @param purpose why it is collected
 * @param authority by which law
 * @param contact who answers questions
 * @param revision grows with each change; whoever has read another one is shown it again
 */
public record CollectionNotice(
        @Nullable Bilingual purpose,
        @Nullable Bilingual authority,
        @Nullable Bilingual contact,
        int revision) {

    static final CollectionNotice OF_CAIRN = new CollectionNotice(null, null, null, 0);
}
