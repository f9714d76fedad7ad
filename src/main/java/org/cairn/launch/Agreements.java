package org.cairn.launch;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.cairn.launch.AgreementTable.Agreement;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The terms, and who has accepted them: LTI EULA, as platforms that process submissions ask for it. */
@Service
public class Agreements {

    private final AgreementTable agreements;
    private final Signatures signatures;
    private final SchedulerClient scheduler;
    private final Clock clock;

    Agreements(AgreementTable agreements, Signatures signatures, SchedulerClient scheduler, Clock clock) {
        this.agreements = agreements;
        this.signatures = signatures;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** What the page of the terms brings back with the answer: who answers, and to whom it goes. */
    String offer(Registration registration, String subject, @Nullable URI service) {
        Map<String, Object> said = new HashMap<>();
        said.put("jti", UUID.randomUUID().toString());
        said.put("r", registration.id().toString());
        said.put("sub", subject);
        said.put("o", registration.frameAncestors());
        said.put("u", service == null ? null : service.toString());
        return signatures.sign(Signatures.Purpose.AGREEMENT, said);
    }

    /**
     * Notes the answer, and that the platform is to hear of it. The same answer twice is one.
     *
     * @return the origin of the platform that framed the terms
     * @throws Refusal SESSION_GONE where the page is not ours or too old
     */
    @Transactional
    public String answer(String offer, boolean accepted) {
        JWTClaimsSet claims = signatures
                .read(Signatures.Purpose.AGREEMENT, offer)
                .orElseThrow(() -> new Refusal(Problem.SESSION_GONE, "launch.session-gone"));
        Agreement agreement = agreement(claims, accepted);
        if (agreements.add(agreement) == 1 && agreement.service() != null) {
            scheduler.scheduleIfNotExists(
                    AgreementTasks.TELL.instance(agreement.id().toString()).scheduledTo(clock.instant()));
        }
        return String.valueOf(claims.getClaim("o"));
    }

    private Agreement agreement(JWTClaimsSet claims, boolean accepted) {
        try {
            String service = claims.getStringClaim("u");
            return new Agreement(
                    UUID.fromString(claims.getJWTID()),
                    new RegistrationId(UUID.fromString(claims.getStringClaim("r"))),
                    claims.getSubject(),
                    accepted,
                    clock.instant(),
                    service == null ? null : URI.create(service));
        } catch (ParseException e) {
            throw new IllegalStateException("an offer that we have signed", e);
        }
    }
}
