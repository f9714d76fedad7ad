package org.cairn.microcredential;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** The micro-credentials of an institution. */
@Service
public class Microcredentials {

    public Optional<MicrocredentialVersion> version(VersionId id) {
        throw new UnsupportedOperationException(id.toString());
    }
}
