package org.cairn.shared;

import java.util.UUID;

/** One launch in one browser session; it leads every address of a launched page: {@code /l/{launchId}/…}. */
public record LaunchId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
