package org.cairn.platform;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator says to keep an installation well over the years ({@code cairn.*}).
 *
 * @param previousMasterKeyFile what was sealed with this one still opens, until everything is sealed again
 * @param rotateKeys {@code tool}, {@code leaked} or {@code master}: does that, and ends
 * @param healthCheckTime how long the look at a connection may take as a whole
 */
@ConfigurationProperties("cairn")
public record UpkeepSettings(
        @DefaultValue("") String previousMasterKeyFile,
        @DefaultValue("") String rotateKeys,
        @DefaultValue("25s") Duration healthCheckTime) {}
