package org.cairn.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where a tool says which notices it wants, and where to (Platform Notification Service 1.0, 4.2). */
@RestController
final class NoticeController {

    private final GradeServices services;
    private final Notices notices;
    private final Manners manners;
    private final Addresses addresses;

    record HandlerJson(
            @JsonProperty("notice_type") @Nullable String type,
            @Nullable String handler) {}

    record HandlersJson(
            @JsonProperty("client_id") String clientId,
            @JsonProperty("deployment_id") String deploymentId,
            @JsonProperty("notice_handlers") List<HandlerJson> handlers) {}

    NoticeController(GradeServices services, Notices notices, Manners manners, Addresses addresses) {
        this.services = services;
        this.notices = notices;
        this.manners = manners;
        this.addresses = addresses;
    }

    @GetMapping(ServiceUrls.NOTICE_HANDLERS)
    HandlersJson handlers(HttpServletRequest request) {
        Tool tool = caller(request);
        return new HandlersJson(
                tool.clientId(),
                tool.deploymentId(),
                Notices.TYPES.stream()
                        .map(type -> new HandlerJson(type, notices.handler(tool, type)))
                        .toList());
    }

    /** An empty handler ends a subscription. A handler is an address of the tool, and of nobody else. */
    @PutMapping(ServiceUrls.NOTICE_HANDLERS)
    HandlerJson handle(@RequestBody HandlerJson sent, HttpServletRequest request) {
        Tool tool = caller(request);
        String type = sent.type();
        if (type == null || !Notices.TYPES.contains(type)) {
            throw ServiceRefusal.badRequest("notice_type must be one of " + Notices.TYPES);
        }
        if (sent.handler() == null || sent.handler().isBlank()) {
            notices.stop(tool, type);
        } else {
            notices.handle(tool, type, ofTool(sent.handler()));
        }
        return new HandlerJson(type, notices.handler(tool, type));
    }

    private Tool caller(HttpServletRequest request) {
        Tool tool = services.demand(request, Scope.NOTICE_HANDLERS);
        if (!manners.now().offersNotices()) {
            throw ServiceRefusal.notFound("service");
        }
        return tool;
    }

    private URI ofTool(String handler) {
        try {
            URI address = URI.create(handler);
            if (addresses.isOfTool(address)) {
                return address;
            }
        } catch (IllegalArgumentException wrong) {
            throw ServiceRefusal.badRequest("handler is not an address");
        }
        throw ServiceRefusal.badRequest("handler is not an address of the tool");
    }
}
