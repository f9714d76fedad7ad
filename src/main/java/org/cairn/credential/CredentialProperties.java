package org.cairn.credential;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param foreignIssuers whether {@code /verify} may ask other issuers for their keys and lists; where not, their
 *     credentials are shown as not checked
 */
@ConfigurationProperties("cairn.credential")
record CredentialProperties(@DefaultValue("true") boolean foreignIssuers) {}
