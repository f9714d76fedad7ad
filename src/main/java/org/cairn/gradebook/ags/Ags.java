package org.cairn.gradebook.ags;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.platform.PlatformServices;
import org.cairn.platform.RegistrationId;
import org.cairn.platform.ServicePages;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

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

    private final Calls calls;
    private final ServicePages pages;
    private final AgsJson json = new AgsJson();

    /** What {@link PlatformServices#call} does. */
    @FunctionalInterface
    interface Calls {
        OutboundAnswer call(
                RegistrationId registration,
                HttpMethod method,
                URI uri,
                Set<String> scopes,
                @Nullable String accept,
                @Nullable String contentType,
                @Nullable String body);
    }

    @Autowired
    Ags(PlatformServices services, ServicePages pages) {
        this(services::call, pages);
    }

    Ags(Calls calls, ServicePages pages) {
        this.calls = calls;
        this.pages = pages;
    }

    /** All line items that the platform shows us, read to the last page (3.2.3). */
    public List<WireLineItem> lineItems(AgsEndpoint endpoint) {
        List<WireLineItem> all = new ArrayList<>();
        pages.read(
                endpoint.registration(),
                endpoint.lineItems(),
                endpoint.scopes(),
                LINE_ITEMS_TYPE,
                page -> json.list(page, WireLineItem.class).stream()
                        .filter(Objects::nonNull)
                        .forEach(all::add));
        return all;
    }

    /** All results of a line item, read to the last page (3.3). */
    public List<WireResult> results(AgsEndpoint endpoint, URI lineItem) {
        return read(endpoint, ServiceUri.below(lineItem, "results"));
    }

    /** One learner's result; platforms that ignore the filter are filtered here (3.3.2). */
    public Optional<WireResult> result(AgsEndpoint endpoint, URI lineItem, String userId) {
        URI uri = ServiceUri.with(ServiceUri.below(lineItem, "results"), "user_id", userId);
        return read(endpoint, uri).stream()
                .filter(result -> userId.equals(result.userId()))
                .findFirst();
    }

    /** Makes a line item (3.2.6). The platform answers with its id. */
    public WireLineItem create(AgsEndpoint endpoint, NewLineItem lineItem) {
        OutboundAnswer answer = calls.call(
                endpoint.registration(),
                HttpMethod.POST,
                endpoint.lineItems(),
                endpoint.scopes(),
                LINE_ITEM_TYPE,
                LINE_ITEM_TYPE,
                json.write(lineItem));
        if (!answer.isSuccess()) {
            throw new Refusal(Problem.PLATFORM_FAILED, "gradebook.line-item-refused", answer.status());
        }
        return json.one(answer.body(), WireLineItem.class);
    }

    /** Whether the platform shows a line item by its own address (3.2.5). */
    public boolean isThere(AgsEndpoint endpoint, URI lineItem) {
        return calls.call(
                        endpoint.registration(),
                        HttpMethod.GET,
                        lineItem,
                        endpoint.scopes(),
                        LINE_ITEM_TYPE,
                        null,
                        null)
                .isSuccess();
    }

    /** Deletes a line item (3.2.7). @return whether it is gone */
    public boolean delete(AgsEndpoint endpoint, URI lineItem) {
        OutboundAnswer answer =
                calls.call(endpoint.registration(), HttpMethod.DELETE, lineItem, endpoint.scopes(), null, null, null);
        return answer.isSuccess() || answer.status() == 404;
    }

    /** Posts a score (3.4). */
    public ScoreAnswer score(AgsEndpoint endpoint, URI lineItem, WireScore score) {
        OutboundAnswer answer = calls.call(
                endpoint.registration(),
                HttpMethod.POST,
                ServiceUri.below(lineItem, "scores"),
                endpoint.scopes(),
                null,
                SCORE_TYPE,
                json.write(score));
        return judge(answer);
    }

    private static ScoreAnswer judge(OutboundAnswer answer) {
        int status = answer.status();
        if (answer.isSuccess()) {
            // Moodle answers 200 with the body [] to a score it rejects, when the reason has a line break in it.
            return String.valueOf(answer.body()).strip().equals("[]")
                    ? new ScoreAnswer.Refused(status)
                    : new ScoreAnswer.Accepted();
        }
        if (status == 409) {
            return new ScoreAnswer.Stale();
        }
        boolean later = status == 408 || status == 429 || status >= 500 || throttled(answer);
        return later ? new ScoreAnswer.Unavailable(status) : new ScoreAnswer.Refused(status);
    }

    /** Canvas throttles with 403 as well as with 429. */
    private static boolean throttled(OutboundAnswer answer) {
        return answer.status() == 403
                && String.valueOf(answer.body()).toLowerCase(Locale.ROOT).contains("rate limit exceeded");
    }

    private List<WireResult> read(AgsEndpoint endpoint, URI uri) {
        List<WireResult> all = new ArrayList<>();
        pages.read(
                endpoint.registration(),
                uri,
                endpoint.scopes(),
                RESULTS_TYPE,
                page -> json.list(page, WireResult.class).stream()
                        .filter(Objects::nonNull)
                        .forEach(all::add));
        return all;
    }
}
