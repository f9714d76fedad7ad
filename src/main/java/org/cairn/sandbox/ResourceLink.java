package org.cairn.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An LTI link in a course: what is clicked.
 *
 * @param tool the client id of the tool it leads to
 * @param history the links it was copied from, the latest first
 */
record ResourceLink(
        String id,
        String course,
        String tool,
        String title,
        @Nullable String text,
        URI targetLinkUri,
        Map<String, String> custom,
        List<String> history) {

    ResourceLink copy(String newId, Course copy) {
        List<String> longer = Stream.concat(Stream.of(id), history.stream()).toList();
        return new ResourceLink(newId, copy.id(), tool, title, text, targetLinkUri, custom, longer);
    }
}
