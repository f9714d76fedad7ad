/** The certificate: a picture of the credential to print and to read aloud. */
@NullMarked
package org.cairn.credential.certificate;

import org.jspecify.annotations.NullMarked;
