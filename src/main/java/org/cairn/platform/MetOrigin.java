package org.cairn.platform;

import java.time.Instant;

/** An origin that a launch has named and that is not, or not yet, the registration's. */
public record MetOrigin(Origin origin, boolean refused, Instant metAt) {}
