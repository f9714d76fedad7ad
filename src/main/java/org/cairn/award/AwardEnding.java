package org.cairn.award;

/** Published when the holder of an award is to be reminded that it ends, in the transaction that notes the reminder. */
public record AwardEnding(AwardId award) {}
