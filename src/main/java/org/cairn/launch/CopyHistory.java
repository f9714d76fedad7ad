package org.cairn.launch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cairn.course.History;
import org.cairn.launch.lti.ClaimText;
import org.cairn.launch.lti.Lti;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads where a course and a link were copied from, in all the spellings of $Context.id.history and
 * $ResourceLink.id.history (LTI Core 1.3, Appendix B): a list with commas, each id encoded as in an address, newest first. A
 * variable that the platform does not know arrives with its dollar sign, and was left out before.
 */
@Component
class CopyHistory {

    private static final List<String> CONTEXT =
            List.of("context_id_history", "Context.id.history", "custom_context_id_history");
    private static final List<String> LINK =
            List.of("resource_link_id_history", "ResourceLink.id.history", "ext_d2l_resource_link_id_history");

    private static final int MOST = 20;

    private final List<OriginHints> hints;

    CopyHistory(List<OriginHints> hints) {
        this.hints = hints;
    }

    History of(LaunchCandidate candidate, Map<String, String> custom) {
        return new History(
                ids(candidate, custom, CONTEXT),
                ids(candidate, custom, LINK),
                hints.stream()
                        .map(hint -> hint.madeIn(custom))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Under the custom claim, where they are asked for, or beside the other claims and in the extension, as of old. */
    private static List<String> ids(LaunchCandidate candidate, Map<String, String> custom, List<String> spellings) {
        JsonNode claims = candidate.token().claims();
        return spellings.stream()
                .flatMap(spelling -> Stream.of(
                        custom.get(spelling),
                        ClaimText.of(claims.path(Lti.CLAIM_EXT).path(spelling), 2000),
                        ClaimText.of(claims.path(spelling), 2000)))
                .filter(Objects::nonNull)
                .flatMap(list -> Arrays.stream(list.split(",", MOST + 1)))
                .map(CopyHistory::decoded)
                .filter(id -> !id.isEmpty() && !id.startsWith("$"))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static String decoded(String id) {
        try {
            return URLDecoder.decode(id.strip(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return id.strip();
        }
    }
}
