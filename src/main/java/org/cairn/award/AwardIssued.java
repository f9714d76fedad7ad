package org.cairn.award;

/** Published in the transaction that inserts the award. */
public record AwardIssued(AwardId award) {}
