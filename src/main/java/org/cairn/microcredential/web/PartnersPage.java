package org.cairn.microcredential.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cairn.microcredential.PartnerInvitation;
import org.cairn.microcredential.Validation;
import org.jspecify.annotations.Nullable;

/**
 * The partners of a version, what they have confirmed and whom one has asked.
 *
 * @param mail whether letters can be sent
 * @param address of the page for the partner who was just asked, shown this once
 */
record PartnersPage(
        UUID id,
        String title,
        List<String> partners,
        List<Confirmed> confirmed,
        List<Asked> asked,
        boolean mail,
        @Nullable String address) {

    /** What a partner has said; of what is written now or of other words, still or not any more. */
    record Confirmed(
            String partner,
            boolean current,
            boolean valid,
            boolean confirms,
            @Nullable String publication,
            @Nullable String remarks,
            boolean endorses,
            @Nullable String statement,
            String signatory,
            String title,
            Instant at,
            LocalDate until,
            boolean ending) {

        static Confirmed of(Validation validation, String hash, LocalDate today, int daysBefore) {
            return new Confirmed(
                    validation.partner(),
                    validation.isOf(hash),
                    validation.isValidOn(today),
                    validation.confirms(),
                    validation.publication() == null
                            ? null
                            : validation.publication().name(),
                    validation.remarks(),
                    validation.isEndorsement(),
                    validation.statement(),
                    validation.signatory(),
                    validation.signatoryTitle(),
                    validation.signedAt(),
                    validation.validUntil(),
                    !validation.isValidOn(today.plusDays(daysBefore)));
        }
    }

    /** Who was asked; a letter that has failed is tried again. */
    record Asked(String partner, String email, String state, int failures, Instant until) {

        static Asked of(PartnerInvitation invitation, Instant now) {
            return new Asked(
                    invitation.partner(),
                    invitation.email(),
                    ended(invitation, now) ? "ENDED" : invitation.state().name(),
                    invitation.failures(),
                    invitation.expiresAt());
        }

        private static boolean ended(PartnerInvitation invitation, Instant now) {
            return invitation.state() != PartnerInvitation.State.USED
                    && !invitation.expiresAt().isAfter(now);
        }
    }
}
