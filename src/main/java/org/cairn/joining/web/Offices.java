package org.cairn.joining.web;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For which institution an administrator acts, and who that is. */
@Component
class Offices {

    private final Platforms platforms;

    Offices(Platforms platforms) {
        this.platforms = platforms;
    }

    List<JoinedPage.Choice> choices(Locale locale) {
        return platforms.institutions().stream()
                .map(one -> new JoinedPage.Choice(one.id().value(), one.name().in(locale)))
                .toList();
    }

    /**
     * The one that is meant, or the first.
     *
     * @throws Refusal NOT_FOUND where there is none yet
     */
    InstitutionId chosen(@Nullable String institution) {
        List<InstitutionId> all =
                platforms.institutions().stream().map(Institution::id).toList();
        return all.stream()
                .filter(id -> id.toString().equals(institution))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "joining.no-institution"));
    }

    /** Whoever signs in at their institution has no row of their own here: the name that they sign in with tells who it is. */
    static UUID administrator(Principal who) {
        return UUID.nameUUIDFromBytes(("administrator:" + who.getName()).getBytes(StandardCharsets.UTF_8));
    }
}
