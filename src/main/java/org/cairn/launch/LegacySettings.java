package org.cairn.launch;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The secrets that platforms had with this tool in LTI 1.1, by consumer key ({@code cairn.lti11.secrets}). They open nothing;
 * they only confirm what somebody was called before.
 */
@ConfigurationProperties("cairn.lti11")
record LegacySettings(@DefaultValue Map<String, String> secrets) {

    LegacySettings {
        secrets = Map.copyOf(secrets);
    }
}
