package org.cairn.launch;

/**
 * A login that has begun.
 *
 * @param request what the browser comes back with, signed; worth nothing without the cookie
 * @param cookie its name is public, its value is the secret
 */
public record LoginBegun(String request, String cookie, String secret) {}
