package org.cairn.platform;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator says of this installation ({@code cairn.*}).
 *
 * @param data the folder for what does not lie in the database
 * @param masterKeyFile 32 bytes in Base64; made in the data folder where nothing is said and this is a trial
 * @param previousMasterKeyFile what was sealed with this one still opens, until everything is sealed again
 * @param rotateKeys {@code tool}, {@code leaked} or {@code master}: does that, and ends
 * @param platforms a folder of platform files, as a Spring resource location
 * @param healthCheckTime how long the look at a connection may take as a whole
 * @param trial everything issued says that it is a trial
 * @param confirmAddress the new public address, said once, where credentials were issued under another one
 */
@ConfigurationProperties("cairn")
record PlatformSettings(
        @DefaultValue("./data") String data,
        @DefaultValue("") String masterKeyFile,
        @DefaultValue("") String previousMasterKeyFile,
        @DefaultValue("") String rotateKeys,
        @DefaultValue("") String platforms,
        @DefaultValue("25s") Duration healthCheckTime,
        @DefaultValue("false") boolean trial,
        @DefaultValue("") String confirmAddress) {}
