package org.cairn.microcredential;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Partners are asked to confirm a version, by an address of their own that serves once and needs no account. What they
 * confirm holds for exactly what they saw, and for as long as they say.
 */
@Service
public class Partners {

    private final Microcredentials microcredentials;
    private final PartnerInvitations invitations;
    private final Validations validations;
    private final PartnerLetters letters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Partners(
            Microcredentials microcredentials,
            PartnerInvitations invitations,
            Validations validations,
            PartnerLetters letters,
            ApplicationEventPublisher events,
            Clock clock) {
        this.microcredentials = microcredentials;
        this.invitations = invitations;
        this.validations = validations;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /** What a partner is asked about: a version as it is now. */
    public record Request(PartnerInvitation invitation, Partner partner, MicrocredentialVersion version, String hash) {}

    /** A partner has said something of this version. */
    public record Answered(VersionId version) {}

    /** What a partner has answered. */
    public record Answer(
            String hash,
            boolean demanded,
            boolean reflectsJob,
            Validation.@Nullable Publication publication,
            @Nullable String remarks,
            boolean endorses,
            @Nullable String statement,
            String signatory,
            String signatoryTitle,
            LocalDate validUntil) {}

    /**
     * Asks a partner of the version.
     *
     * @return the address's token, shown this once, where no letters can be sent; else nothing, and a letter is on its way
     * @throws Refusal NOT_FOUND where the version names no such partner
     */
    @Transactional
    public Optional<String> ask(Visitor instructor, VersionId id, String name, String email) {
        MicrocredentialVersion version = microcredentials.made(instructor, id);
        if (partner(version, name).isEmpty()) {
            throw new Refusal(Problem.NOT_FOUND, "microcredential.unknown-partner");
        }
        PartnerInvitation invitation =
                invitation(version, name, email, instructor.locale().toLanguageTag(), instructor.person());
        invitations.add(invitation);
        if (letters.canBeSent()) {
            letters.sendSoon(invitation.id());
            return Optional.empty();
        }
        return invitations.open(invitation.id());
    }

    /** Who was asked about the version, newest first. */
    public List<PartnerInvitation> asked(VersionId version) {
        return invitations.of(version);
    }

    /** What partners have confirmed of any version of this micro-credential, oldest first. */
    public List<Validation> validations(MicrocredentialId microcredential) {
        return validations.of(microcredential);
    }

    /** @throws Refusal GONE where the address is unknown, used or too old, or the partner is not named any more */
    public Request request(String token) {
        PartnerInvitation invitation = invitations.find(token).orElseThrow(Partners::gone);
        MicrocredentialVersion version =
                microcredentials.version(invitation.version()).orElseThrow(Partners::gone);
        Partner partner = partner(version, invitation.partner()).orElseThrow(Partners::gone);
        return new Request(
                invitation, partner, version, Frozen.of(version.definition()).hash());
    }

    /**
     * Keeps an answer; the address has served. Well before it ends, the partner is asked again.
     *
     * @throws Refusal CONFLICT where the version has changed since it was seen
     */
    @Transactional
    public void answer(String token, Answer answer) {
        Request request = request(token);
        if (!request.hash().equals(answer.hash())) {
            throw new Refusal(Problem.CONFLICT, "microcredential.partner-outdated");
        }
        if (invitations.use(token) == 0) {
            throw gone();
        }
        validations.add(
                request.invitation(),
                request.version().microcredential(),
                new Validation(
                        request.partner().name(),
                        request.partner().kind(),
                        answer.hash(),
                        answer.demanded(),
                        answer.reflectsJob(),
                        request.partner().kind().hasAuthority() ? answer.publication() : null,
                        answer.remarks(),
                        answer.endorses(),
                        answer.statement(),
                        answer.signatory(),
                        answer.signatoryTitle(),
                        clock.instant(),
                        answer.validUntil()));
        letters.remind(request.invitation().id(), answer.validUntil());
        events.publishEvent(new Answered(request.version().id()));
    }

    /** The partner is asked once more, where letters can be sent and the version still names them. */
    @Transactional
    public void askAgain(InvitationId id) {
        PartnerInvitation former = invitations.find(id).orElseThrow(Partners::gone);
        Optional<MicrocredentialVersion> version = microcredentials
                .version(former.version())
                .filter(current -> current.state() != MicrocredentialVersion.State.RETIRED)
                .filter(current -> partner(current, former.partner()).isPresent());
        if (version.isPresent() && letters.canBeSent()) {
            PartnerInvitation again =
                    invitation(version.get(), former.partner(), former.email(), former.language(), former.madeBy());
            invitations.add(again);
            letters.sendSoon(again.id());
        }
    }

    private PartnerInvitation invitation(
            MicrocredentialVersion version, String partner, String email, String language, PersonId by) {
        return new PartnerInvitation(
                new InvitationId(UUID.randomUUID()),
                version.institution(),
                version.id(),
                partner,
                email,
                language,
                PartnerInvitation.State.WAITING,
                0,
                by,
                clock.instant().plus(PartnerInvitations.LIFETIME));
    }

    private static Optional<Partner> partner(MicrocredentialVersion version, String name) {
        return version.definition().said().partners().stream()
                .filter(partner -> partner.name().equals(name))
                .findFirst();
    }

    private static Refusal gone() {
        return new Refusal(Problem.GONE, "microcredential.partner-gone");
    }
}
