package org.cairn.launch;

/**
 * A launch that has been accepted.
 *
 * @param path where it leads, beginning with {@code /l/}
 * @param cookie the state's cookie, which has served
 */
public record LaunchOutcome(Launch launch, LaunchPrincipal principal, String path, String cookie) {}
