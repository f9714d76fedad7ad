package org.cairn.launch.web;

import java.io.Serial;
import java.util.List;
import org.cairn.launch.LaunchPrincipal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A browser session that a launch has made. It carries no roles: those belong to each launch. */
class LaunchAuthentication extends AbstractAuthenticationToken {

    @Serial
    private static final long serialVersionUID = 1;

    private final LaunchPrincipal principal;

    LaunchAuthentication(LaunchPrincipal principal) {
        super(List.of());
        this.principal = principal;
        setAuthenticated(true);
    }

    @Override
    public LaunchPrincipal getPrincipal() {
        return principal;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LaunchAuthentication that && principal.equals(that.principal);
    }

    @Override
    public int hashCode() {
        return principal.hashCode();
    }
}
