package org.cairn.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * One launch of a person.
 *
 * @param resourceLink the platform's id of the thing clicked; absent in deep linking
 * @param custom the custom parameters, without those that arrived unresolved
 * @param framed whether the platform shows us in an iframe
 * @param deepLinking what a deep linking request asks for; absent in a resource link launch
 * @param keptBy how the browser proved to be the one that began the login
 */
public record Launch(
        Visitor visitor,
        RegistrationId registration,
        String deploymentId,
        String messageType,
        @Nullable String resourceLink,
        Map<String, String> custom,
        boolean framed,
        Optional<DeepLinking> deepLinking,
        KeptBy keptBy,
        Concerned concerned) {

    /** The custom parameter of a link that stands for one activity. */
    public static final String ACTIVITY = "cairn_activity";

    public Launch {
        custom = Map.copyOf(custom);
    }

    /** @throws Refusal CONFLICT where this launch asks for no deep linking */
    public DeepLinking mustDeepLink() {
        return deepLinking.orElseThrow(() -> new Refusal(Problem.CONFLICT, "launch.not-deep-linking"));
    }

    /** Where a click leads that asks for nothing in particular, below {@code /l/{launchId}}. */
    public String wayIn() {
        String activity = custom.get(ACTIVITY);
        if (isId(activity)) {
            return "/activities/" + activity;
        }
        if (visitor.teaches()) {
            return "/teach";
        }
        if (visitor.learns()) {
            return "/path";
        }
        return visitor.roles().contains(Role.MENTOR) ? "/mentor" : "/guest";
    }

    /** What arrives from a platform is a text like any other until it is read as an id. */
    private static boolean isId(@Nullable String text) {
        try {
            return text != null && UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Whom a launch is about beside the person who clicked, as the platform calls them.
     *
     * @param forUser whose submission is to be reviewed (Submission Review 1.0); absent in other messages
     * @param mentees whose mentor the person is (LTI Core 1.3, 5.4.3 role_scope_mentor)
     */
    public record Concerned(@Nullable String forUser, List<String> mentees) {

        public Concerned {
            mentees = List.copyOf(mentees);
        }
    }
}
