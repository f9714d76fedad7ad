/** Open Badges 3.0 on the Verifiable Credentials Data Model 2.0: the documents, their proofs and their schema. */
@NullMarked
package org.cairn.credential.openbadges;

import org.jspecify.annotations.NullMarked;
