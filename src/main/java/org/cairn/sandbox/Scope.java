package org.cairn.sandbox;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a service token may be used for (AGS 2.0, 3.1; NRPS 2.0, 2.1). Cairn, connected by hand, may have all of them. */
enum Scope {
    LINE_ITEM("https://purl.imsglobal.org/spec/lti-ags/scope/lineitem"),
    LINE_ITEM_READONLY("https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly"),
    RESULT_READONLY("https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly"),
    SCORE("https://purl.imsglobal.org/spec/lti-ags/scope/score"),
    MEMBERSHIP("https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"),
    NOTICE_HANDLERS("https://purl.imsglobal.org/spec/lti/scope/noticehandlers");

    private final String uri;

    Scope(String uri) {
        this.uri = uri;
    }

    String uri() {
        return uri;
    }

    /** The known ones among scopes separated by spaces; others are passed over (RFC 6749, 3.3). */
    static Set<Scope> among(String requested) {
        Set<String> asked = new HashSet<>(List.of(requested.strip().split("\\s+")));
        return Arrays.stream(values())
                .filter(scope -> asked.contains(scope.uri))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    static String join(Set<Scope> scopes) {
        return scopes.stream().map(Scope::uri).collect(Collectors.joining(" "));
    }

    /** Those of the Assignment and Grade Services, in the order of a launch. */
    static List<String> ofGrades() {
        return List.of(LINE_ITEM.uri, LINE_ITEM_READONLY.uri, RESULT_READONLY.uri, SCORE.uri);
    }

    /** What this platform offers; notices only where it sends any. */
    static List<String> offered(boolean notices) {
        return Arrays.stream(values())
                .filter(scope -> notices || scope != NOTICE_HANDLERS)
                .map(Scope::uri)
                .toList();
    }
}
