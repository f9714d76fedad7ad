/** What an owner adds to a credential of their own will: whom it is about, and evidence. */
@NullMarked
package org.cairn.credential.disclosure;

import org.jspecify.annotations.NullMarked;
