package org.cairn.credential.web;

import java.util.List;
import java.util.Locale;
import org.cairn.credential.Publications.PublicEndorser;

/** What the page of a partner shows: who it is to Cairn, who keeps its key, and what it endorses today. */
record EndorserPage(String name, String institution, String institutionAddress, List<Endorsed> titles) {

    /** A micro-credential that it endorses. */
    record Endorsed(String address, String title) {}

    static EndorserPage of(PublicEndorser partner, Locale locale) {
        return new EndorserPage(
                partner.endorser().name(),
                partner.institution().name().in(locale),
                "/issuers/" + partner.institution().id(),
                partner.endorsed().stream()
                        .map(version -> new Endorsed(
                                "/achievements/" + version.id(),
                                version.definition().title().in(locale)))
                        .toList());
    }
}
