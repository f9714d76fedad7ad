package org.cairn.platform;

import java.util.Optional;
import org.cairn.shared.InstitutionId;
import org.springframework.stereotype.Service;

/** Institutions, registrations and deployments. */
@Service
public class Platforms {

    public Institution institution(InstitutionId id) {
        throw new UnsupportedOperationException(id.toString());
    }

    public Optional<Registration> registration(RegistrationId id) {
        throw new UnsupportedOperationException(id.toString());
    }
}
