package org.cairn.audit;

import java.time.Instant;
import java.util.UUID;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * That somebody has decided something, in ids alone: what was said and shown is kept with the award or the case.
 *
 * @param action for example {@code AWARD_ISSUED} or {@code APPEAL_UPHELD}
 * @param award one of {@code award}, as the next three are of a case, of its step and of what was decided together: bare, since
 *     that module is above this one
 * @param step of the case or, where there is none, of the award's suspensions
 * @param course null where nothing happens in one: who is one human is decided for all
 */
public record AuditEvent(
        InstitutionId institution,
        UUID id,
        Instant at,
        String action,
        Actor actor,
        @Nullable UUID award,
        @Nullable UUID inCase,
        @Nullable Integer step,
        @Nullable UUID batch,
        @Nullable MicrocredentialId microcredential,
        @Nullable CourseId course,
        @Nullable PersonId person) {}
