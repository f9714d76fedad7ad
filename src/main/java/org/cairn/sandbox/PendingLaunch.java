package org.cairn.sandbox;

/** A launch that began at this platform and for which the tool has yet to ask authentication. */
sealed interface PendingLaunch {

    Course course();

    DocumentTarget target();

    record OfResourceLink(Course course, ResourceLink link, DocumentTarget target) implements PendingLaunch {}

    /** @param ticket what the tool sends back as {@code data} */
    record OfDeepLinking(Course course, String ticket, DocumentTarget target) implements PendingLaunch {}
}
