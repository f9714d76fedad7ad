package org.cairn.course.nrps;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cairn.platform.RegistrationId;
import org.cairn.platform.ServicePages;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The membership service. It is asked for everybody: a role filter is lost on Moodle's second page (NRPS 2.0, 2.4).
 */
@Component
public class Memberships {

    public static final String SCOPE = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
    public static final String TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

    private final ServicePages pages;
    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(65_536)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Memberships(ServicePages pages) {
        this.pages = pages;
    }

    private record Container(@Nullable List<@Nullable Member> members) {}

    /**
     * Everybody, to the last page.
     *
     * @throws Refusal PLATFORM_FAILED where a page did not come or cannot be read
     */
    public List<Member> read(RegistrationId registration, URI memberships) {
        List<Member> all = new ArrayList<>();
        pages.read(registration, memberships, Set.of(SCOPE), TYPE, page -> all.addAll(members(page)));
        return all;
    }

    private List<Member> members(String page) {
        try {
            Container container = mapper.readValue(page, Container.class);
            if (container != null && container.members() != null) {
                return container.members().stream().filter(Objects::nonNull).toList();
            }
        } catch (JacksonException e) {
            throw (Refusal) new Refusal(Problem.PLATFORM_FAILED, "course.roster-unreadable").initCause(e);
        }
        throw new Refusal(Problem.PLATFORM_FAILED, "course.roster-unreadable");
    }
}
