/**
 * Prepared signing: awards of one version share almost everything, so that what they share is brought into canonical form
 * once. The result is byte for byte that of the plain pipeline in {@code openbadges}, which stays the reference.
 */
@NullMarked
package org.cairn.credential.prepared;

import org.jspecify.annotations.NullMarked;
