package org.cairn.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a message is about: a link, a choice of content, a submission, or the tool itself. */
@Component
final class MessageClaims {

    private final Manners manners;
    private final Wire wire;
    private final ServiceUrls urls;
    private final LineItems lineItems;
    private final CustomVariables variables;

    MessageClaims(Manners manners, Wire wire, ServiceUrls urls, LineItems lineItems, CustomVariables variables) {
        this.manners = manners;
        this.wire = wire;
        this.urls = urls;
        this.lineItems = lineItems;
        this.variables = variables;
    }

    void add(Map<String, Object> claims, PendingLaunch launch, Person person) {
        if (launch instanceof PendingLaunch.OfOddity odd) {
            add(claims, odd.usual(), person);
        } else if (launch instanceof PendingLaunch.OfResourceLink ofLink) {
            resourceLink(claims, ofLink, person);
        } else if (launch instanceof PendingLaunch.OfDeepLinking ofDeepLinking) {
            deepLinking(claims, ofDeepLinking, person);
        } else if (launch instanceof PendingLaunch.OfReview ofReview) {
            review(claims, ofReview, person);
        } else {
            boolean privacy = launch instanceof PendingLaunch.OfPrivacy;
            claims.put(LaunchClaims.MESSAGE_TYPE, privacy ? LaunchClaims.PRIVACY_REQUEST : LaunchClaims.EULA_REQUEST);
            claims.put(LaunchClaims.TARGET_LINK_URI, launch.tool().target().toString());
            claims.put(LaunchClaims.CUSTOM, variables.fill(launch.tool().custom(), null, null, person));
        }
    }

    private void resourceLink(Map<String, Object> claims, PendingLaunch.OfResourceLink launch, Person person) {
        ResourceLink link = launch.link();
        claims.put(LaunchClaims.MESSAGE_TYPE, LaunchClaims.RESOURCE_LINK_REQUEST);
        claims.put(LaunchClaims.TARGET_LINK_URI, link.targetLinkUri().toString());
        claims.put(LaunchClaims.RESOURCE_LINK, json(link));
        claims.put(LaunchClaims.CUSTOM, custom(launch.tool(), launch.course(), link, link.custom(), person));
        grades(claims, launch.tool(), launch.course(), launched(launch.course(), link));
    }

    private void deepLinking(Map<String, Object> claims, PendingLaunch.OfDeepLinking launch, Person person) {
        Tool tool = launch.tool();
        claims.put(LaunchClaims.MESSAGE_TYPE, LaunchClaims.DEEP_LINKING_REQUEST);
        claims.put(LaunchClaims.TARGET_LINK_URI, tool.addresses().deepLinking().toString());
        claims.put(LaunchClaims.CUSTOM, custom(tool, launch.course(), null, Map.of(), person));
        grades(claims, tool, launch.course(), Optional.empty());
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(
                "deep_link_return_url", urls.deepLinkReturn(launch.ticket()).toString());
        settings.put("accept_types", List.of("ltiResourceLink"));
        settings.put("accept_presentation_document_targets", List.of("iframe", "window"));
        settings.put("accept_multiple", true);
        settings.put("accept_lineitem", true);
        settings.put("auto_create", true);
        settings.put("data", launch.ticket());
        manners.now().shapeSettings(settings);
        claims.put(LaunchClaims.DEEP_LINKING_SETTINGS, settings);
    }

    /** Submission Review 1.0, 3: the address and the values of the line item, and whose submission it is. */
    private void review(Map<String, Object> claims, PendingLaunch.OfReview launch, Person person) {
        LineItem item = launch.item();
        LineItem.Review review = Objects.requireNonNull(item.review());
        claims.put(LaunchClaims.MESSAGE_TYPE, LaunchClaims.REVIEW_REQUEST);
        String url = review.url();
        claims.put(
                LaunchClaims.TARGET_LINK_URI,
                url == null ? launch.tool().target().toString() : url);
        claims.put(LaunchClaims.FOR_USER, Map.of("user_id", wire.id(launch.learner())));
        claims.put(LaunchClaims.CUSTOM, custom(launch.tool(), launch.course(), null, review.custom(), person));
        if (item.resourceLinkId() != null) {
            claims.put(LaunchClaims.RESOURCE_LINK, Map.of("id", wire.link(item.resourceLinkId())));
        }
        grades(
                claims,
                launch.tool(),
                launch.course(),
                Optional.of(urls.lineItem(item).toString()));
    }

    private Map<String, Object> json(ResourceLink link) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", wire.link(link.id()));
        json.put("title", link.title());
        if (link.text() != null) {
            json.put("description", link.text());
        }
        return json;
    }

    private Map<String, Object> custom(
            Tool tool, Course course, @Nullable ResourceLink link, Map<String, String> own, Person person) {
        Map<String, String> values = new LinkedHashMap<>(tool.custom());
        values.putAll(own);
        return variables.fill(values, course, link, person);
    }

    private Optional<String> launched(Course course, ResourceLink link) {
        List<LineItem> coupled =
                lineItems.of(course).stream().filter(item -> item.isOf(link)).toList();
        return manners.now()
                .launchedItem(
                        coupled.stream()
                                .map(item -> urls.lineItem(item).toString())
                                .toList(),
                        coupled.stream().allMatch(item -> item.origin() == LineItem.Origin.SERVICE));
    }

    private void grades(Map<String, Object> claims, Tool tool, Course course, Optional<String> lineItem) {
        if (tool.gradeScopes().isEmpty()) {
            return;
        }
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("scope", tool.gradeScopes());
        endpoint.put("lineitems", urls.lineItems(course).toString());
        lineItem.ifPresent(url -> endpoint.put("lineitem", url));
        claims.put(LaunchClaims.AGS_ENDPOINT, endpoint);
    }
}
