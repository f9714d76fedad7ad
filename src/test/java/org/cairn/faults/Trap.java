package org.cairn.faults;

/**
 * What happens at a commit.
 *
 * @param statement a part of what the transaction has run
 * @param afterwards whether the database commits before it happens
 */
record Trap(String statement, boolean afterwards, Runnable happening) {}
