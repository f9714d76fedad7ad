package org.cairn.launch;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Onboarding;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Component;

/** Which registration a login means, by what it says of itself; one that is not in force is refused by its reason. */
@Component
class MeantRegistrations {

    private final Platforms platforms;
    private final Onboarding onboarding;

    MeantRegistrations(Platforms platforms, Onboarding onboarding) {
        this.platforms = platforms;
        this.onboarding = onboarding;
    }

    /** @throws Refusal LAUNCH_REJECTED where it is switched off */
    Registration open(RegistrationId id) {
        return platforms
                .registration(id)
                .filter(Registration::enabled)
                .orElseThrow(() -> new Refusal(Problem.LAUNCH_REJECTED, "launch.switched-off"));
    }

    /**
     * The one registration that everything in the login fits.
     *
     * @throws Refusal LAUNCH_MALFORMED where there is none or more than one, LAUNCH_REJECTED where it is not in force
     */
    Registration meant(LoginRequest request) {
        Optional<RegistrationId> id = id(request);
        List<Registration> meant = request.registrationId() == null
                ? platforms.registrations(String.valueOf(request.issuer()), request.clientId())
                : id.flatMap(platforms::registration).stream().toList();
        List<Registration> open = meant.stream()
                .filter(one -> one.enabled() && fits(one, request))
                .toList();
        if (open.isEmpty() && meant.stream().anyMatch(registration -> !registration.enabled())) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.switched-off");
        }
        if (id.filter(onboarding::isBegun).isPresent()) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.not-confirmed");
        }
        if (open.size() != 1) {
            throw new Refusal(
                    Problem.LAUNCH_MALFORMED, open.isEmpty() ? "launch.platform-unknown" : "launch.platform-ambiguous");
        }
        return open.get(0);
    }

    private static boolean fits(Registration registration, LoginRequest request) {
        return (request.issuer() == null || registration.issuer().equals(request.issuer()))
                && (request.clientId() == null || registration.clientId().equals(request.clientId()));
    }

    private static Optional<RegistrationId> id(LoginRequest request) {
        try {
            return Optional.ofNullable(request.registrationId())
                    .map(UUID::fromString)
                    .map(RegistrationId::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
