package org.cairn.launch;

import java.net.URI;

/**
 * Where the browser goes to be authenticated, and the secret that binds the state to this browser.
 *
 * @param cookie its name is public, its value is the secret
 */
public record LoginRedirect(URI address, String cookie, String secret) {}
