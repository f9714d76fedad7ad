package org.cairn.microcredential.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.microcredential.Profile;

/** What institutions ask, and what they may ask. */
record PolicyPage(List<Line> institutions, List<Choice> profiles, List<String> approvals, boolean saved) {

    /** What one institution asks now. */
    record Line(UUID id, String name, String profile, String approval) {}

    /** A framework to choose. */
    record Choice(String key, String title, String source, int checks) {

        static Choice of(Profile profile, Locale locale) {
            return new Choice(
                    profile.key(),
                    profile.title().in(locale),
                    profile.source().in(locale),
                    profile.checks().size());
        }
    }
}
