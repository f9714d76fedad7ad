package org.cairn.platform;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.PendingRegistration.FilledBy;
import org.cairn.platform.PendingRegistration.PlatformValues;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a platform becomes known: begun by an administrator, filled in by hand or by the platform itself, and in force only
 * when an administrator has confirmed it. A known issuer and client id are never taken over.
 */
@Service
public class Onboarding {

    static final String BY_HAND = "administrator";
    static final String BY_PLATFORM = "dynamic registration";

    private final PendingRegistrations pending;
    private final Invitations invitations;
    private final Platforms platforms;
    private final PlatformFileTable files;
    private final Clock clock;

    Onboarding(
            PendingRegistrations pending,
            Invitations invitations,
            Platforms platforms,
            PlatformFileTable files,
            Clock clock) {
        this.pending = pending;
        this.invitations = invitations;
        this.platforms = platforms;
        this.files = files;
        this.clock = clock;
    }

    /** What has been begun and not confirmed, the oldest first. */
    public List<PendingRegistration> pending() {
        return pending.all();
    }

    /** @throws Refusal NOT_FOUND where it has been confirmed or discarded */
    public PendingRegistration pending(RegistrationId id) {
        return pending.find(id).orElseThrow(Onboarding::gone);
    }

    /** Whether this is a registration that nobody has confirmed yet. */
    public boolean isBegun(RegistrationId id) {
        return pending.find(id).isPresent();
    }

    /** Begins a registration; its id is the one that it keeps. */
    public PendingRegistration begin(Product product, InstitutionId institution, String administrator) {
        PendingRegistration begun = new PendingRegistration(
                new RegistrationId(UUID.randomUUID()),
                platforms.institution(institution).id(),
                product,
                null,
                FilledBy.NOBODY,
                administrator,
                clock.instant(),
                PlatformValues.NONE);
        pending.add(begun);
        return begun;
    }

    /** Lets the platform register itself, once, within a day. What is returned is shown once and kept nowhere. */
    @Transactional
    public String invite(RegistrationId id) {
        return invitations.make(pending(id).id());
    }

    /** Keeps what an administrator has copied from the LMS, complete or not. */
    public void save(RegistrationId id, PlatformValues values) {
        PendingRegistration begun = pending(id);
        fill(begun, begun.product(), begun.replaces(), FilledBy.ADMINISTRATOR, values);
    }

    /** The registration that has this issuer and client id already, unless it is the one that would be changed. */
    public Optional<Registration> holder(RegistrationId id, PlatformValues values) {
        if (values.issuer() == null || values.clientId() == null) {
            return Optional.empty();
        }
        RegistrationId own = pending(id).replaces();
        return platforms.registrations(values.issuer(), values.clientId()).stream()
                .filter(known -> !known.id().equals(own))
                .findFirst();
    }

    /** What is in force now, where confirming would change a registration rather than make one. */
    public Optional<PlatformValues> current(PendingRegistration waiting) {
        return Optional.ofNullable(waiting.replaces())
                .flatMap(platforms::registration)
                .map(PlatformValues::of);
    }

    /**
     * Puts a pending registration in force.
     *
     * @throws Refusal INVALID where something is missing, CONFLICT where its issuer and client id belong to another
     *     registration, or a file says what holds
     */
    @Transactional
    public RegistrationId confirm(RegistrationId id) {
        PendingRegistration waiting = pending(id);
        if (!waiting.waits()) {
            throw new Refusal(Problem.INVALID, "platform.pending-incomplete");
        }
        if (pending.remove(id) == 0) {
            throw gone();
        }
        return waiting.replaces() == null ? add(waiting) : change(waiting, waiting.replaces());
    }

    public void discard(RegistrationId id) {
        pending.remove(id);
    }

    /** @throws Refusal FORBIDDEN where the invitation is unknown, used or too old */
    public PendingRegistration invited(String invitation) {
        return invitations.find(invitation).flatMap(pending::find).orElseThrow(Onboarding::notInvited);
    }

    /** @throws Refusal FORBIDDEN where somebody else was first */
    public void use(String invitation) {
        if (invitations.use(invitation) == 0) {
            throw notInvited();
        }
    }

    /** The platform has declined; until the invitation ends, it may be tried again. */
    public void giveBack(String invitation) {
        invitations.giveBack(invitation);
    }

    /** Keeps what somebody says of the platform. */
    public void fill(
            PendingRegistration begun,
            Product product,
            @Nullable RegistrationId replaces,
            FilledBy by,
            PlatformValues values) {
        PendingRegistration filled = new PendingRegistration(
                begun.id(), begun.institution(), product, replaces, by, begun.begunBy(), begun.begunAt(), values);
        if (pending.fill(filled) == 0) {
            throw gone();
        }
    }

    private RegistrationId add(PendingRegistration waiting) {
        Registration registration = registration(waiting, waiting.id(), false, true);
        String source = waiting.filledBy() == FilledBy.PLATFORM ? BY_PLATFORM : BY_HAND;
        if (!platforms.add(registration, source, waiting.values().deploymentId())) {
            throw new Refusal(Problem.CONFLICT, "platform.already-registered");
        }
        return registration.id();
    }

    private RegistrationId change(PendingRegistration waiting, RegistrationId replaced) {
        Registration known = platforms
                .registration(replaced)
                .filter(registration -> registration.institution().equals(waiting.institution()))
                .orElseThrow(() -> new Refusal(Problem.CONFLICT, "platform.already-registered"));
        files.defining(replaced).ifPresent(file -> {
            throw new Refusal(Problem.CONFLICT, "platform.defined-by-file", file);
        });
        platforms.change(
                registration(waiting, replaced, known.acceptsAllDeployments(), known.enabled()),
                waiting.values().deploymentId());
        return replaced;
    }

    private static Registration registration(
            PendingRegistration waiting, RegistrationId id, boolean acceptsAll, boolean enabled) {
        PlatformValues values = waiting.values();
        return new Registration(
                id,
                waiting.institution(),
                Objects.requireNonNull(values.name()),
                Objects.requireNonNull(values.issuer()),
                Objects.requireNonNull(values.clientId()),
                URI.create(Objects.requireNonNull(values.authorizationEndpoint())),
                URI.create(Objects.requireNonNull(values.tokenEndpoint())),
                values.tokenAudience(),
                URI.create(Objects.requireNonNull(values.jwksUri())),
                waiting.product().family(),
                acceptsAll,
                enabled,
                Origin.list(values.furtherOrigins()));
    }

    private static Refusal notInvited() {
        return new Refusal(Problem.FORBIDDEN, "platform.invitation");
    }

    private static Refusal gone() {
        return new Refusal(Problem.NOT_FOUND, "platform.pending-gone");
    }
}
