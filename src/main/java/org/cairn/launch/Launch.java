package org.cairn.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
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

    public Launch {
        custom = Map.copyOf(custom);
    }

    /** @throws Refusal CONFLICT where this launch asks for no deep linking */
    public DeepLinking mustDeepLink() {
        return deepLinking.orElseThrow(() -> new Refusal(Problem.CONFLICT, "launch.not-deep-linking"));
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
