package org.cairn.operation;

/**
 * One thing that keeps Cairn from starting in production.
 *
 * @param setting by its name
 * @param wrong what is wrong with it; never a secret
 * @param todo what to do about it
 */
record Fault(String setting, String wrong, String todo) {}
