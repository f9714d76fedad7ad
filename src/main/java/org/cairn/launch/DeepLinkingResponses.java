package org.cairn.launch;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.launch.lti.Lti;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.platform.ToolKeys;
import org.cairn.shared.Problem;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers a deep linking request with what the instructor has chosen (Deep Linking 2.0, 4.5). */
@Service
public class DeepLinkingResponses {

    private static final long LIFETIME_MILLIS = 300_000;

    private final List<LinkableItems> offers;
    private final Platforms platforms;
    private final ToolKeys keys;
    private final PublicAddress address;
    private final Clock clock;

    DeepLinkingResponses(
            List<LinkableItems> offers, Platforms platforms, ToolKeys keys, PublicAddress address, Clock clock) {
        this.offers = offers;
        this.platforms = platforms;
        this.keys = keys;
        this.address = address;
        this.clock = clock;
    }

    /** Everything that may be placed into the course. */
    public List<LinkableItem> offered(Launch launch) {
        asked(launch);
        return offers.stream()
                .flatMap(offer -> offer.of(launch.visitor().mustTeach()).stream())
                .toList();
    }

    /**
     * The signed response. A new item is made only where the whole selection can be sent.
     *
     * @param chosen keys of offered items, in any order; nothing chosen and nothing made is a cancel
     * @param made an item to be made on the spot
     * @throws Refusal INVALID where more than one is chosen and the platform takes only one, it takes no activities, or a
     *     key is not offered
     */
    @Transactional
    public String response(Launch launch, Collection<String> chosen, Optional<NewItem> made) {
        DeepLinking asked = asked(launch);
        Set<String> wanted = Set.copyOf(chosen);
        List<LinkableItem> items = new ArrayList<>(offered(launch).stream()
                .filter(item -> wanted.contains(item.key()))
                .toList());
        int all = wanted.size() + (made.isPresent() ? 1 : 0);
        if (items.size() != wanted.size()
                || (all > 1 && !asked.acceptsMultiple())
                || (all > 0 && !asked.acceptsResourceLinks())) {
            throw new Refusal(Problem.INVALID, "launch.selection");
        }
        made.map(item -> make(launch, item)).ifPresent(items::add);
        Registration registration =
                platforms.registration(launch.registration()).orElseThrow();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(registration.clientId())
                .audience(registration.issuer())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(new Date(clock.millis() + LIFETIME_MILLIS))
                .claim("nonce", UUID.randomUUID().toString())
                .claim(Lti.CLAIM_VERSION, Lti.VERSION)
                .claim(Lti.CLAIM_MESSAGE_TYPE, Lti.DEEP_LINKING_RESPONSE)
                .claim(Lti.CLAIM_DEPLOYMENT_ID, launch.deploymentId())
                .claim(
                        Lti.CLAIM_CONTENT_ITEMS,
                        items.stream().map(item -> content(item, asked)).toList());
        if (asked.data() != null) {
            claims.claim(Lti.CLAIM_DATA, asked.data());
        }
        return keys.sign(claims.build());
    }

    private LinkableItem make(Launch launch, NewItem item) {
        return offers.stream()
                .map(offer -> offer.make(launch.visitor().mustTeach(), item.title(), item.text(), item.scoreMaximum()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new Refusal(Problem.INVALID, "launch.selection"));
    }

    /** What an instructor wants to make, and to place at once. */
    public record NewItem(String title, String text, int scoreMaximum) {}

    /** An LTI resource link (Deep Linking 2.0, 3.2); the address carries where it leads, so that a copy still does. */
    private Map<String, Object> content(LinkableItem item, DeepLinking asked) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("type", "ltiResourceLink");
        content.put("title", item.title());
        content.put("text", item.text());
        content.put("url", address.at("/lti/launch?to=" + item.path()).toString());
        content.put("custom", item.custom());
        if (item.scoreMaximum() != null && asked.acceptsLineItem()) {
            Map<String, Object> lineItem = new LinkedHashMap<>();
            lineItem.put("label", item.title());
            lineItem.put("scoreMaximum", item.scoreMaximum().intValueExact());
            lineItem.put("resourceId", item.resourceId());
            lineItem.put("tag", "cairn-evidence");
            lineItem.put("submissionReview", review(item));
            content.put("lineItem", lineItem);
        }
        return content;
    }

    /** Graders open the learner's evidence from the gradebook (Submission Review 1.0). */
    private Map<String, Object> review(LinkableItem item) {
        return Map.of(
                "reviewableStatus", List.of("InProgress", "Submitted", "Completed"),
                "label", item.title(),
                "url", address.at("/lti/launch?to=/teach/review").toString(),
                "custom", item.custom());
    }

    private static DeepLinking asked(Launch launch) {
        return launch.deepLinking().orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "launch.no-selection"));
    }
}
