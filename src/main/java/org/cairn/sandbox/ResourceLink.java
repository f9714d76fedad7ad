package org.cairn.sandbox;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An LTI link in a course: what is clicked. */
record ResourceLink(
        String id, String course, String title, @Nullable String text, URI targetLinkUri, Map<String, String> custom) {}
