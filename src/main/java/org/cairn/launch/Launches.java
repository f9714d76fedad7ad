package org.cairn.launch;

import org.cairn.shared.LaunchId;
import org.springframework.stereotype.Service;

/** The launches of the current session. */
@Service
public class Launches {

    /** @throws org.cairn.shared.Refusal SESSION_GONE where this session has no such launch */
    public Launch current(LaunchId id) {
        throw new UnsupportedOperationException(id.toString());
    }
}
