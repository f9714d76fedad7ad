package org.cairn.platform;

/** What paused for this platform may go on. */
public record ConnectionSwitchedOn(RegistrationId registration) {}
