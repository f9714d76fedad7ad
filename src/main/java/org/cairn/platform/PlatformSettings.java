package org.cairn.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator says of this installation ({@code cairn.*}).
 *
 * @param data the folder for what does not lie in the database
 * @param masterKeyFile 32 bytes in Base64; made in the data folder where nothing is said and this is a trial
 * @param platforms a folder of platform files, as a Spring resource location
 * @param trial everything issued says that it is a trial
 * @param confirmAddress the new public address, said once, where credentials were issued under another one
 */
@ConfigurationProperties("cairn")
record PlatformSettings(
        @DefaultValue("./data") String data,
        @DefaultValue("") String masterKeyFile,
        @DefaultValue("") String platforms,
        @DefaultValue("false") boolean trial,
        @DefaultValue("") String confirmAddress) {}
