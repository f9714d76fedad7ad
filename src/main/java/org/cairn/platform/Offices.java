package org.cairn.platform;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For which institution an administrator acts, and who that is: one administrator's page serves them all. */
@Component
public class Offices {

    private final Platforms platforms;

    public Offices(Platforms platforms) {
        this.platforms = platforms;
    }

    /** An institution to choose, in the reader's language. */
    public record Choice(UUID id, String name) {}

    public List<Choice> choices(Locale locale) {
        return platforms.institutions().stream()
                .map(one -> new Choice(one.id().value(), one.name().in(locale)))
                .toList();
    }

    /**
     * The one that is meant, or the first.
     *
     * @throws Refusal NOT_FOUND where there is none yet
     */
    public InstitutionId chosen(@Nullable String institution) {
        List<InstitutionId> all =
                platforms.institutions().stream().map(Institution::id).toList();
        return all.stream()
                .filter(id -> id.toString().equals(institution))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "platform.no-institution"));
    }

    /** Whoever signs in at their institution has no row of their own here: the name that they sign in with tells who it is. */
    public static UUID administrator(Principal who) {
        return UUID.nameUUIDFromBytes(("administrator:" + who.getName()).getBytes(StandardCharsets.UTF_8));
    }
}
