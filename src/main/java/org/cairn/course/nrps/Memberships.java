package org.cairn.course.nrps;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.cairn.connection.ServiceCall;
import org.cairn.connection.ServicePages;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * The membership service, and the groups service beside it. It is asked for everybody: a role filter is lost on Moodle's
 * second page (NRPS 2.0, 2.4.1). No limit is asked for either: some platforms ignore it, each has one of its own.
 */
@Component
public class Memberships {

    public static final String SCOPE = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
    public static final String TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    public static final String GROUPS_SCOPE = "https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly";
    public static final String GROUPS_TYPE = "application/vnd.ims.lti-gs.v1.contextgroupcontainer+json";

    /** No course is larger; a longer list is a mistake or an attack. */
    static final int MOST = 100_000;

    private static final int MOST_GROUPS = 10_000;

    private final ServicePages pages;
    private final ContainerJson json = new ContainerJson();

    public Memberships(ServicePages pages) {
        this.pages = pages;
    }

    /**
     * Hands over every member, to the last page. The container's context is not compared with the launch's: platforms use
     * two ids for one course.
     *
     * @return where to ask later who has come, changed or gone since
     * @throws Refusal PLATFORM_FAILED where a page did not come or cannot be read
     */
    public Optional<URI> read(
            RegistrationId registration, URI memberships, MembershipQuery query, Consumer<Member> reader) {
        AtomicInteger count = new AtomicInteger();
        ServiceCall call = ServiceCall.get(query.at(memberships), Set.of(SCOPE), Set.of(SCOPE), TYPE);
        return pages.read(
                registration,
                call,
                page -> json.each(page, "members", Member.class, member -> {
                    mustEnd(count, MOST);
                    reader.accept(member);
                }));
    }

    /** All groups of a course, to the last page. */
    public List<ContextGroup> groups(RegistrationId registration, URI groups) {
        List<ContextGroup> all = new ArrayList<>();
        AtomicInteger count = new AtomicInteger();
        ServiceCall call = ServiceCall.get(groups, Set.of(GROUPS_SCOPE), Set.of(GROUPS_SCOPE), GROUPS_TYPE);
        pages.read(
                registration,
                call,
                page -> json.each(page, "groups", ContextGroup.class, group -> {
                    mustEnd(count, MOST_GROUPS);
                    all.add(group);
                }));
        return all;
    }

    private static void mustEnd(AtomicInteger count, int most) {
        if (count.incrementAndGet() > most) {
            throw new Refusal(Problem.PLATFORM_FAILED, "course.roster-without-end");
        }
    }
}
