package org.cairn.award;

import org.cairn.attainment.Evidence;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A case that is to be opened.
 *
 * @param key what there is one of
 */
record Opening(
        InstitutionId institution,
        AwardCase.Kind kind,
        AwardCase.Subject subject,
        AwardCase.Policy policy,
        @Nullable AwardId award,
        AwardCase.@Nullable Contested contested,
        String key) {

    static Opening candidacy(MicrocredentialVersion version, Evidence evidence, int cycle, AwardPolicy policy) {
        return new Opening(
                version.institution(),
                AwardCase.Kind.CANDIDACY,
                subject(version.microcredential(), evidence, cycle),
                AwardCase.Policy.of(policy),
                null,
                null,
                candidacyKey(version.id(), evidence.person(), cycle));
    }

    static Opening regrade(Award award, MicrocredentialId microcredential, Evidence evidence) {
        return new Opening(
                award.institution(),
                AwardCase.Kind.REGRADE,
                subject(microcredential, evidence, award.cycle()),
                AwardCase.Policy.of(AwardPolicy.reviewed(1)),
                award.id(),
                null,
                regradeKey(award.id()));
    }

    private static AwardCase.Subject subject(MicrocredentialId microcredential, Evidence evidence, int cycle) {
        return new AwardCase.Subject(
                microcredential, evidence.version(), evidence.courseMap(), evidence.course(), evidence.person(), cycle);
    }

    static String candidacyKey(VersionId version, PersonId person, int cycle) {
        return AwardCase.Kind.CANDIDACY + ":" + version + ":" + person + ":" + cycle;
    }

    static String regradeKey(AwardId award) {
        return AwardCase.Kind.REGRADE + ":" + award;
    }
}
