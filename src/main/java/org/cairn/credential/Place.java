package org.cairn.credential;

import java.util.UUID;

/** A place in a status list, given to one credential for good. */
record Place(UUID list, int index) {}
