package org.cairn.sandbox;

import java.util.List;

/** What a person is in this LMS, with the LIS role URIs that are sent (LTI Core 1.3, A.2). */
enum Role {
    LEARNER(
            "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner",
            "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student"),
    INSTRUCTOR(
            "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor",
            "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Faculty"),
    /** Helps to teach, and does not edit the course. */
    TUTOR(
            "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor",
            "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant"),
    /** Looks on for learners (LTI Core 1.3, 5.4.3). */
    MENTOR(
            "http://purl.imsglobal.org/vocab/lis/v2/membership#Mentor",
            "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Mentor"),
    /** Has no role in a course: an administrator of the LMS teaches nobody. */
    ADMINISTRATOR(
            "http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator",
            "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator");

    static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<String> uris;

    Role(String... uris) {
        this.uris = List.of(uris);
    }

    List<String> uris() {
        return uris;
    }

    /** NRPS lists the roles in the context alone (Names and Role Provisioning Services 2.0, 2.2). */
    List<String> contextRoles() {
        return uris.stream().filter(uri -> uri.contains("/membership")).toList();
    }
}
