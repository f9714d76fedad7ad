package org.cairn.gradebook.ags;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cairn.connection.PlatformServices;
import org.cairn.connection.ServiceCall;
import org.cairn.connection.ServicePages;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Assignment and Grade Services 2.0, the calls Cairn makes. Media types are sent exactly: Moodle refuses lists,
 * wildcards and {@code application/json}. No {@code limit} is ever sent: on results it breaks Moodle.
 */
@Component
public class Ags {

    public static final String LINE_ITEM = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
    public static final String LINE_ITEM_READ_ONLY = LINE_ITEM + ".readonly";
    public static final String RESULT_READ_ONLY = "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly";
    public static final String SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
    public static final Set<String> SCOPES = Set.of(LINE_ITEM, LINE_ITEM_READ_ONLY, RESULT_READ_ONLY, SCORE);

    static final String LINE_ITEM_TYPE = "application/vnd.ims.lis.v2.lineitem+json";
    static final String LINE_ITEMS_TYPE = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    static final String RESULTS_TYPE = "application/vnd.ims.lis.v2.resultcontainer+json";
    static final String SCORE_TYPE = "application/vnd.ims.lis.v1.score+json";

    private static final Set<String> SEES = Set.of(LINE_ITEM, LINE_ITEM_READ_ONLY);

    private final Calls calls;
    private final ServicePages pages;
    private final Function<RegistrationId, String> family;
    private final AgsJson json = new AgsJson();

    /** What {@link PlatformServices#call} does. */
    @FunctionalInterface
    interface Calls {
        OutboundAnswer call(RegistrationId registration, ServiceCall call);
    }

    @Autowired
    Ags(PlatformServices services, ServicePages pages, Platforms platforms) {
        this(
                services::call,
                pages,
                registration -> platforms
                        .registration(registration)
                        .map(Registration::productFamily)
                        .orElse(""));
    }

    Ags(Calls calls, ServicePages pages, Function<RegistrationId, String> family) {
        this.calls = calls;
        this.pages = pages;
        this.family = family;
    }

    /** All line items that the platform shows us, read to the last page (3.2.4). */
    public List<WireLineItem> lineItems(AgsEndpoint endpoint) {
        return lineItems(endpoint, new LineItemQuery(null, null, null));
    }

    /** The line items that are asked for; platforms that ignore a filter, or lose it on the next page, are filtered here. */
    public List<WireLineItem> lineItems(AgsEndpoint endpoint, LineItemQuery query) {
        List<WireLineItem> all = new ArrayList<>();
        read(endpoint, query.below(endpoint.lineItems()), SEES, LINE_ITEMS_TYPE, WireLineItem.class, item -> {
            if (query.matches(item)) {
                all.add(item);
            }
        });
        return all;
    }

    /** One line item (3.2.3), or empty where it is gone. */
    public Optional<WireLineItem> lineItem(AgsEndpoint endpoint, URI lineItem) {
        return body(endpoint, lineItem).map(body -> json.one(body, WireLineItem.class));
    }

    /** Makes a line item (3.2.5). The platform answers with its id. */
    public WireLineItem create(AgsEndpoint endpoint, NewLineItem lineItem) {
        OutboundAnswer answer = write(endpoint, HttpMethod.POST, endpoint.lineItems(), json.write(lineItem));
        return json.one(mustHaveDone(answer).body(), WireLineItem.class);
    }

    /**
     * Changes a line item (3.2.6), or nothing where it is gone. What is not to be changed is sent back as it was read: a
     * platform clears what is left out, and its maximum stays as it is.
     */
    public Optional<WireLineItem> update(AgsEndpoint endpoint, URI lineItem, LineItemChange change) {
        return body(endpoint, lineItem).map(json::object).map(item -> {
            put(item, "label", change.label());
            put(item, "resourceId", change.resourceId());
            put(item, "tag", change.tag());
            OutboundAnswer answer = write(endpoint, HttpMethod.PUT, lineItem, json.write(item));
            return json.one(mustHaveDone(answer).body(), WireLineItem.class);
        });
    }

    /** Deletes a line item (3.2). One that is gone already is deleted. */
    public void delete(AgsEndpoint endpoint, URI lineItem) {
        OutboundAnswer answer = calls.call(
                endpoint.registration(),
                new ServiceCall(HttpMethod.DELETE, lineItem, endpoint.scopes(), Set.of(LINE_ITEM), null, null, null));
        if (answer.status() != 404 && answer.status() != 410) {
            mustHaveDone(answer);
        }
    }

    /** Hands over all results of a line item, to the last page, one by one as they are read (3.3). */
    public void results(AgsEndpoint endpoint, URI lineItem, Consumer<WireResult> reader) {
        URI results = ServiceUri.below(lineItem, "results");
        read(endpoint, results, Set.of(RESULT_READ_ONLY), RESULTS_TYPE, WireResult.class, reader);
    }

    /** One learner's result; platforms that ignore the filter are filtered here (3.3). */
    public Optional<WireResult> result(AgsEndpoint endpoint, URI lineItem, String userId) {
        URI uri = ServiceUri.with(ServiceUri.below(lineItem, "results"), "user_id", userId);
        List<WireResult> found = new ArrayList<>();
        read(endpoint, uri, Set.of(RESULT_READ_ONLY), RESULTS_TYPE, WireResult.class, result -> {
            if (userId.equals(result.userId()) && found.isEmpty()) {
                found.add(result);
            }
        });
        return found.stream().findFirst();
    }

    /** Posts a score (3.4). */
    public ScoreAnswer score(AgsEndpoint endpoint, URI lineItem, WireScore score) {
        WireScore said = switch (family.apply(endpoint.registration())) {
            case "canvas" -> score.forCanvas();
            case "blackboard", "BlackboardLearn" -> score.forBlackboard();
            default -> score;
        };
        return ScoreAnswer.of(calls.call(
                endpoint.registration(),
                new ServiceCall(
                        HttpMethod.POST,
                        ServiceUri.below(lineItem, "scores"),
                        endpoint.scopes(),
                        Set.of(SCORE),
                        null,
                        SCORE_TYPE,
                        json.write(said))));
    }

    private Optional<String> body(AgsEndpoint endpoint, URI lineItem) {
        OutboundAnswer answer =
                calls.call(endpoint.registration(), ServiceCall.get(lineItem, endpoint.scopes(), SEES, LINE_ITEM_TYPE));
        return answer.status() == 404 || answer.status() == 410
                ? Optional.empty()
                : Optional.of(mustHaveDone(answer).body());
    }

    private OutboundAnswer write(AgsEndpoint endpoint, HttpMethod method, URI uri, String body) {
        return calls.call(
                endpoint.registration(),
                new ServiceCall(
                        method, uri, endpoint.scopes(), Set.of(LINE_ITEM), LINE_ITEM_TYPE, LINE_ITEM_TYPE, body));
    }

    private <T> void read(
            AgsEndpoint endpoint, URI uri, Set<String> needs, String type, Class<T> kind, Consumer<T> reader) {
        pages.read(
                endpoint.registration(),
                ServiceCall.get(uri, endpoint.scopes(), needs, type),
                page -> json.each(page, kind, reader));
    }

    /** A platform that has no time now is not one that says no. */
    private static OutboundAnswer mustHaveDone(OutboundAnswer answer) {
        if (!answer.isSuccess()) {
            String key = Answers.isLater(answer) ? "platform.page-refused" : "gradebook.line-item-refused";
            throw new Refusal(Problem.PLATFORM_FAILED, key, answer.status());
        }
        return answer;
    }

    private static void put(ObjectNode item, String field, @Nullable String value) {
        if (value != null) {
            item.put(field, value);
        }
    }
}
