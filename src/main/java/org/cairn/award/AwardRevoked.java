package org.cairn.award;

/** Published in the transaction that revokes the award. */
public record AwardRevoked(AwardId award) {}
