package org.cairn.launch.lti;

import java.util.Set;

/** Names from LTI Core 1.3 and the messages and services beside it. */
public final class Lti {

    public static final String VERSION = "1.3.0";
    public static final String RESOURCE_LINK_REQUEST = "LtiResourceLinkRequest";
    public static final String DEEP_LINKING_REQUEST = "LtiDeepLinkingRequest";
    public static final String DEEP_LINKING_RESPONSE = "LtiDeepLinkingResponse";
    public static final String SUBMISSION_REVIEW_REQUEST = "LtiSubmissionReviewRequest";
    public static final String EULA_REQUEST = "LtiEulaRequest";

    /** The draft's name, which platforms send, and the name in the manner of all others. */
    public static final Set<String> DATA_PRIVACY_REQUESTS =
            Set.of("DataPrivacyLaunchRequest", "LtiDataPrivacyLaunchRequest");

    public static final String SCOPE_EULA_USER = "https://purl.imsglobal.org/spec/lti/scope/eula/user";
    public static final String SCOPE_NOTICE_HANDLERS = "https://purl.imsglobal.org/spec/lti/scope/noticehandlers";

    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/";

    public static final String CLAIM_VERSION = CLAIM + "version";
    public static final String CLAIM_MESSAGE_TYPE = CLAIM + "message_type";
    public static final String CLAIM_DEPLOYMENT_ID = CLAIM + "deployment_id";
    public static final String CLAIM_TARGET_LINK_URI = CLAIM + "target_link_uri";
    public static final String CLAIM_ROLES = CLAIM + "roles";
    public static final String CLAIM_CONTEXT = CLAIM + "context";
    public static final String CLAIM_RESOURCE_LINK = CLAIM + "resource_link";
    public static final String CLAIM_LIS = CLAIM + "lis";
    public static final String CLAIM_CUSTOM = CLAIM + "custom";
    public static final String CLAIM_LAUNCH_PRESENTATION = CLAIM + "launch_presentation";
    public static final String CLAIM_FOR_USER = CLAIM + "for_user";
    public static final String CLAIM_ROLE_SCOPE_MENTOR = CLAIM + "role_scope_mentor";
    public static final String CLAIM_EULA_SERVICE = CLAIM + "eulaservice";
    public static final String CLAIM_EXT = CLAIM + "ext";
    public static final String CLAIM_NOTICE = CLAIM + "notice";
    public static final String CLAIM_ORIGIN_CONTEXTS = CLAIM + "origin_contexts";
    public static final String CLAIM_NOTIFICATION_SERVICE = CLAIM + "platformnotificationservice";
    public static final String CLAIM_LTI_1P1 = CLAIM + "lti1p1";
    public static final String CLAIM_ENDPOINT = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    public static final String CLAIM_GROUPS = "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice";
    public static final String CLAIM_NAMES_AND_ROLES =
            "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    public static final String CLAIM_DEEP_LINKING_SETTINGS = DEEP_LINKING + "deep_linking_settings";
    public static final String CLAIM_CONTENT_ITEMS = DEEP_LINKING + "content_items";
    public static final String CLAIM_DATA = DEEP_LINKING + "data";

    private Lti() {}
}
