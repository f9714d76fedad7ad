package org.cairn.home.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.award.Award;
import org.cairn.microcredential.CreditType;
import org.jspecify.annotations.Nullable;

/**
 * One micro-credential of a course as one learner sees it.
 *
 * @param id of the course map
 * @param asked how many of the competencies are needed, which may be fewer than there are to choose from
 * @param missing what is still needed for competencies that are not met, each activity once
 * @param earned whether what is met is all that is asked for, which may be less than everything on the page
 * @param awarded absent until the decision
 */
record PathPage(
        String id,
        String title,
        String issuer,
        Facts facts,
        List<Competency> competencies,
        int asked,
        List<MissingActivity> missing,
        boolean earned,
        @Nullable Awarded awarded) {

    private static final int SHOWN_AT_FIRST = 5;

    public int total() {
        return competencies.size();
    }

    long count(Status status) {
        return competencies.stream().filter(row -> row.state() == status).count();
    }

    public long met() {
        return count(Status.MET);
    }

    public long near() {
        return count(Status.NEAR);
    }

    public long unassessed() {
        return count(Status.NOT_ASSESSED);
    }

    public List<MissingActivity> firstMissing() {
        return missing.subList(0, Math.min(SHOWN_AT_FIRST, missing.size()));
    }

    public List<MissingActivity> moreMissing() {
        return missing.subList(firstMissing().size(), missing.size());
    }

    /** What the second sentence of the page is about. */
    public Outlook outlook() {
        if (awarded != null) {
            return switch (awarded.state()) {
                case ISSUED -> Outlook.AWARDED;
                case SUSPENDED -> Outlook.SUSPENDED;
                case EXPIRED -> Outlook.EXPIRED;
                case REVOKED -> Outlook.REVOKED;
            };
        }
        if (earned) {
            return Outlook.ALL_MET;
        }
        // Where not all are needed, one out of reach may be left.
        if (count(Status.UNREACHABLE) > total() - asked) {
            return Outlook.OUT_OF_REACH;
        }
        if (near() > 0) {
            return Outlook.CLOSE;
        }
        return unassessed() == total() ? Outlook.NOTHING_YET : Outlook.UNDER_WAY;
    }

    /** Where the learner stands as a whole. */
    enum Outlook {
        NOTHING_YET,
        UNDER_WAY,
        CLOSE,
        OUT_OF_REACH,
        ALL_MET,
        AWARDED,
        SUSPENDED,
        EXPIRED,
        REVOKED
    }

    /**
     * What is said before anybody begins.
     *
     * @param level the level that the thresholds ask for, where it is the same in all competencies
     * @param language the language of teaching, in the reader's language
     */
    record Facts(
            @Nullable BigDecimal hours,
            CreditType credit,
            @Nullable BigDecimal creditValue,
            @Nullable String level,
            String language) {}

    record Competency(
            String id,
            String title,
            Status state,
            @Nullable BigDecimal share,
            BigDecimal threshold,
            int assessed,
            int activities,
            @Nullable String level) {}

    /**
     * An activity that still has to bring something.
     *
     * @param activity the id of our own activity, where it is one
     * @param needed in the activity's own unit; absent where no score is enough
     * @param competencies the titles of those it is needed for
     * @param assuming what the needed score takes for granted of others
     */
    record MissingActivity(
            String label,
            @Nullable String activity,
            @Nullable BigDecimal needed,
            BigDecimal maximum,
            boolean required,
            List<String> competencies,
            List<Assumption> assuming) {

        public boolean anyMark() {
            return needed != null && needed.signum() <= 0;
        }
    }

    record Assumption(String label, BigDecimal score, BigDecimal maximum) {}

    /**
     * @param credential its id, absent while it is being signed
     * @param elsewhere whether it was earned in another course
     * @param renewal absent where it has no end, and of one that is suspended or was revoked
     */
    record Awarded(
            @Nullable String credential,
            Instant at,
            Award.State state,
            boolean elsewhere,
            @Nullable Renewal renewal) {}

    /**
     * How an award that ends is followed by another.
     *
     * @param open whether work counts for it already
     * @param competencies where the learner stands by what is new; empty until it is open
     * @param missing what is still needed
     */
    record Renewal(
            Instant from, Instant end, boolean open, List<Competency> competencies, List<MissingActivity> missing) {

        public long met() {
            return competencies.stream()
                    .filter(row -> row.state() == Status.MET)
                    .count();
        }

        public int total() {
            return competencies.size();
        }
    }
}
