/**
 * The keys that issuers sign with: made, kept, published, followed by others, given up. It knows nothing of what is signed.
 */
@NullMarked
package org.cairn.credential.keys;

import org.jspecify.annotations.NullMarked;
