package org.cairn.sandbox;

/** Names of claims and constants of LTI 1.3, Deep Linking 2.0, AGS 2.0 and NRPS 2.0. */
final class LaunchClaims {

    static final String PRODUCT_FAMILY = "cairn-sandbox";
    static final String VERSION_1_3 = "1.3.0";
    static final String RESOURCE_LINK_REQUEST = "LtiResourceLinkRequest";
    static final String DEEP_LINKING_REQUEST = "LtiDeepLinkingRequest";
    static final String REVIEW_REQUEST = "LtiSubmissionReviewRequest";
    static final String PRIVACY_REQUEST = "DataPrivacyLaunchRequest";
    static final String EULA_REQUEST = "LtiEulaRequest";
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
    static final String EXT = LTI + "ext";
    static final String FOR_USER = LTI + "for_user";
    static final String ROLE_SCOPE_MENTOR = LTI + "role_scope_mentor";
    static final String NOTICE_SERVICE = "https://purl.imsglobal.org/spec/lti/claim/platformnotificationservice";
    static final String NOTICE = "https://purl.imsglobal.org/spec/lti/claim/notice";
    static final String ORIGIN_CONTEXTS = LTI + "origin_contexts";
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
