package org.cairn.privacy.web;

import java.util.List;
import java.util.UUID;
import org.cairn.platform.Offices;
import org.cairn.privacy.Erasure;
import org.jspecify.annotations.Nullable;

/**
 * What administrators see of erasures, and whom they have looked for.
 *
 * @param asked what was typed, or null
 * @param found nobody where nothing was typed, or nobody is known by it
 * @param erasures the newest first
 */
record PrivacyPage(
        List<Offices.Choice> institutions,
        UUID institution,
        @Nullable String asked,
        List<Found> found,
        List<Erasure> erasures) {

    PrivacyPage {
        institutions = List.copyOf(institutions);
        found = List.copyOf(found);
        erasures = List.copyOf(erasures);
    }

    /** Somebody, as one platform knows them. */
    record Found(UUID person, @Nullable String name, String subject, String platform, List<String> courses) {

        Found {
            courses = List.copyOf(courses);
        }
    }
}
