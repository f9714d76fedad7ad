package org.cairn.course;

import java.util.UUID;
import org.cairn.shared.PersonId;

/**
 * What says that two persons are one human. A name, an e-mail address or an institution's number alone is none.
 *
 * @param by the id of whoever gave it
 */
public record JoinProof(Kind kind, UUID by) {

    /** How it was given. */
    public enum Kind {
        /** The learner has launched as both, and carried a code from one to the other. */
        CODE,
        /** The registrar's file says so. */
        REGISTRAR
    }

    public static JoinProof code(PersonId learner) {
        return new JoinProof(Kind.CODE, learner.value());
    }

    public static JoinProof registrar(UUID administrator) {
        return new JoinProof(Kind.REGISTRAR, administrator);
    }
}
