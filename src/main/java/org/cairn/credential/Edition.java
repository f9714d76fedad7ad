package org.cairn.credential;

import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.platform.Institution;

/**
 * What all credentials of one version share.
 *
 * @param titlesOnly a community lets no more than titles of its competencies be published
 */
record Edition(MicrocredentialVersion version, Institution institution, boolean titlesOnly) {}
