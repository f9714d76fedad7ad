package org.cairn.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.Bilingual;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Institutions, registrations and deployments. */
@Service
public class Platforms {

    private final Institutions institutions;
    private final Registrations registrations;
    private final Deployments deployments;
    private final MetOrigins origins;

    Platforms(Institutions institutions, Registrations registrations, Deployments deployments, MetOrigins origins) {
        this.institutions = institutions;
        this.registrations = registrations;
        this.deployments = deployments;
        this.origins = origins;
    }

    /** The institution, which must exist: every registration names one. */
    public Institution institution(InstitutionId id) {
        return institutions.find(id).orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "platform.institution"));
    }

    /** All institutions, the first one first. */
    public List<Institution> institutions() {
        return institutions.all();
    }

    public Optional<Registration> registration(RegistrationId id) {
        return registrations.find(id);
    }

    /** Those of an issuer, and of one client id where it is given (it is optional in a login, Security Framework 5.1.1.1). */
    public List<Registration> registrations(String issuer, @Nullable String clientId) {
        return registrations.of(issuer, clientId);
    }

    public List<Registration> registrations() {
        return registrations.all();
    }

    public List<Deployment> deployments(RegistrationId registration) {
        return deployments.of(registration);
    }

    public Optional<Deployment> deployment(RegistrationId registration, String deploymentId) {
        return deployments.find(registration, deploymentId);
    }

    /**
     * Notes a deployment that launched for the first time: accepted where the registration accepts all, else pending, in
     * bounded number.
     */
    @Transactional
    public void meet(Registration registration, String deploymentId) {
        registrations.lock(registration.id());
        deployments.addIfAbsent(
                registration.id(),
                deploymentId,
                registration.acceptsAllDeployments() ? Deployment.State.ACCEPTED : Deployment.State.PENDING);
    }

    /** Notes an origin that a launch named and that is not the registration's, for the administrators to decide. */
    public void meet(Registration registration, Origin origin) {
        origins.addIfAbsent(registration.id(), origin);
    }

    /** The origins that launches have named and that are not the registration's. */
    public List<MetOrigin> metOrigins(RegistrationId registration) {
        return origins.of(registration);
    }

    /** Those that launches have named and administrators have accepted. */
    public List<Origin> acceptedOrigins(RegistrationId registration) {
        return registrations.acceptedOrigins(registration);
    }

    /** How many deployments and origins wait for a decision, by registration. */
    public Map<RegistrationId, Integer> waiting() {
        Map<RegistrationId, Integer> waiting = new HashMap<>(deployments.waiting());
        origins.waiting().forEach((registration, count) -> waiting.merge(registration, count, Integer::sum));
        return waiting;
    }

    /** Whether the administrators let this platform in. Durable work for one that is switched off waits. */
    public boolean isOn(RegistrationId registration) {
        return registrations.find(registration).filter(Registration::enabled).isPresent();
    }

    /** Where a registration came from: the name of a file, or how it was registered. */
    public String source(RegistrationId registration) {
        return registrations.source(registration);
    }

    /** Takes over what a platform file says. An issuer and client id that are known are updated, never given away. */
    @Transactional
    public void load(PlatformFile file, String source) {
        Institution institution = file.toInstitution();
        institutions.addIfAbsent(institution);
        Registration registration = file.toRegistration(institution.id());
        if (registrations.addIfAbsent(registration, source) == 0) {
            registrations.change(registration, source);
        }
        RegistrationId known =
                registrations.of(file.issuer(), file.clientId()).get(0).id();
        file.deploymentIds().forEach(id -> deployments.addIfAbsent(known, id, Deployment.State.ACCEPTED));
    }

    /** A new institution, of which only the name is known yet. */
    public Institution found(Bilingual name) {
        Institution institution = new Institution(new InstitutionId(UUID.randomUUID()), name, null, null);
        institutions.addIfAbsent(institution);
        return institution;
    }

    /** @return false where issuer and client id are registered already */
    boolean add(Registration registration, String source, @Nullable String deploymentId) {
        if (registrations.addIfAbsent(registration, source) == 0) {
            return false;
        }
        accept(registration, deploymentId);
        return true;
    }

    /** Takes over new endpoints of a known registration; where it came from stays. */
    void change(Registration registration, @Nullable String deploymentId) {
        registrations.change(registration, registrations.source(registration.id()));
        accept(registration, deploymentId);
    }

    private void accept(Registration registration, @Nullable String deploymentId) {
        if (deploymentId != null) {
            deployments.addIfAbsent(registration.id(), deploymentId, Deployment.State.ACCEPTED);
        }
    }
}
