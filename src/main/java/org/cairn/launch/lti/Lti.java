package org.cairn.launch.lti;

/** Names from LTI Core 1.3, Deep Linking 2.0, AGS 2.0, NRPS 2.0 and Course Groups 1.0. */
public final class Lti {

    public static final String VERSION = "1.3.0";
    public static final String RESOURCE_LINK_REQUEST = "LtiResourceLinkRequest";
    public static final String DEEP_LINKING_REQUEST = "LtiDeepLinkingRequest";
    public static final String DEEP_LINKING_RESPONSE = "LtiDeepLinkingResponse";

    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/";

    public static final String CLAIM_VERSION = CLAIM + "version";
    public static final String CLAIM_MESSAGE_TYPE = CLAIM + "message_type";
    public static final String CLAIM_DEPLOYMENT_ID = CLAIM + "deployment_id";
    public static final String CLAIM_TARGET_LINK_URI = CLAIM + "target_link_uri";
    public static final String CLAIM_ROLES = CLAIM + "roles";
    public static final String CLAIM_CONTEXT = CLAIM + "context";
    public static final String CLAIM_RESOURCE_LINK = CLAIM + "resource_link";
    public static final String CLAIM_CUSTOM = CLAIM + "custom";
    public static final String CLAIM_LAUNCH_PRESENTATION = CLAIM + "launch_presentation";
    public static final String CLAIM_ENDPOINT = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    public static final String CLAIM_GROUPS = "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice";
    public static final String CLAIM_NAMES_AND_ROLES =
            "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    public static final String CLAIM_DEEP_LINKING_SETTINGS = DEEP_LINKING + "deep_linking_settings";
    public static final String CLAIM_CONTENT_ITEMS = DEEP_LINKING + "content_items";
    public static final String CLAIM_DATA = DEEP_LINKING + "data";

    private Lti() {}
}
