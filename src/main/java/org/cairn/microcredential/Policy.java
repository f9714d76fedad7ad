package org.cairn.microcredential;

/** What an institution asks before something may be published. */
public record Policy(String profile, Approval approval) {

    /** Who must agree. */
    public enum Approval {
        /** Nobody: whoever publishes answers for it. */
        NONE,
        /** Another instructor of the institution, who has written nothing of it. */
        COLLEAGUE
    }

    public static final Policy USUAL = new Policy("bc-2021", Approval.NONE);

    public boolean asksForApproval() {
        return approval != Approval.NONE;
    }
}
