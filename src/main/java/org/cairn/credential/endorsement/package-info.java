/**
 * What partners have confirmed of a version, signed in their name with a key that Cairn keeps for them and says so. It knows
 * nothing of the credentials that carry it.
 */
@NullMarked
package org.cairn.credential.endorsement;

import org.jspecify.annotations.NullMarked;
