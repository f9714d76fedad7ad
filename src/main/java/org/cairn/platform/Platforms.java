package org.cairn.platform;

import java.util.List;
import java.util.Optional;
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

    Platforms(Institutions institutions, Registrations registrations, Deployments deployments) {
        this.institutions = institutions;
        this.registrations = registrations;
        this.deployments = deployments;
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
    public void meet(Registration registration, String deploymentId) {
        deployments.addIfAbsent(
                registration.id(),
                deploymentId,
                registration.acceptsAllDeployments() ? Deployment.State.ACCEPTED : Deployment.State.PENDING);
    }

    /** @throws Refusal NOT_FOUND where the registration has no such deployment */
    public void decide(RegistrationId registration, DeploymentId deployment, Deployment.State state) {
        if (deployments.decide(registration, deployment, state) == 0) {
            throw new Refusal(Problem.NOT_FOUND, "shared.not-found");
        }
    }

    /** Takes over what a platform file says. An issuer and client id that are known are updated, never given away. */
    @Transactional
    public void load(PlatformFile file, String source) {
        Institution institution = file.toInstitution();
        institutions.addIfAbsent(institution);
        Registration registration = file.toRegistration(institution.id());
        if (registrations.addIfAbsent(registration, source) == 0) {
            registrations.change(registration);
        }
        RegistrationId known =
                registrations.of(file.issuer(), file.clientId()).get(0).id();
        file.deploymentIds().forEach(id -> deployments.addIfAbsent(known, id, Deployment.State.ACCEPTED));
    }
}
