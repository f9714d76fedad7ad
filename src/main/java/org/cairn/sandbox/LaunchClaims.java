package org.cairn.sandbox;

/** Names of claims and constants of LTI 1.3, Deep Linking 2.0, AGS 2.0 and NRPS 2.0. */
final class LaunchClaims {

    static final String PRODUCT_FAMILY = "cairn-sandbox";
    static final String VERSION_1_3 = "1.3.0";
    static final String RESOURCE_LINK_REQUEST = "LtiResourceLinkRequest";
    static final String DEEP_LINKING_REQUEST = "LtiDeepLinkingRequest";
    static final String DEEP_LINKING_RESPONSE = "LtiDeepLinkingResponse";

    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";

    static final String MESSAGE_TYPE = LTI + "message_type";
    static final String VERSION = LTI + "version";
    static final String DEPLOYMENT_ID = LTI + "deployment_id";
    static final String TARGET_LINK_URI = LTI + "target_link_uri";
    static final String RESOURCE_LINK = LTI + "resource_link";
    static final String ROLES = LTI + "roles";
    static final String CONTEXT = LTI + "context";
    static final String CUSTOM = LTI + "custom";
    static final String LIS = LTI + "lis";
    static final String LAUNCH_PRESENTATION = LTI + "launch_presentation";
    static final String TOOL_PLATFORM = LTI + "tool_platform";
    static final String AGS_ENDPOINT = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    static final String NRPS_SERVICE = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    static final String DEEP_LINKING_SETTINGS = DL + "deep_linking_settings";
    static final String CONTENT_ITEMS = DL + "content_items";
    static final String DATA = DL + "data";
    static final String MSG = DL + "msg";
    static final String ERRORMSG = DL + "errormsg";

    private LaunchClaims() {}
}
