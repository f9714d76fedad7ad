package org.cairn.sandbox;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.json.JsonMapper;

/** What services answer where they refuse: JSON, whatever was asked for, with the reason in words. */
@RestControllerAdvice(annotations = RestController.class)
final class ServiceErrors {

    private static final Logger log = LoggerFactory.getLogger(ServiceErrors.class);

    private final Manners manners;

    ServiceErrors(Manners manners) {
        this.manners = manners;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(ServiceRefusal refusal) {
        return answer(refusal.status(), String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException unreadable) {
        return answer(HttpStatus.BAD_REQUEST, "The body is not the JSON that this service takes");
    }

    @ExceptionHandler
    ResponseEntity<String> broken(BrokenDown broken) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.TEXT_HTML)
                .body("<!DOCTYPE html><html lang=\"en\"><title>Error</title><h1>Error</h1></html>");
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(RegistrationRefusal refusal) {
        log.info("Sandbox LMS refused a registration: {}, {}", refusal.error(), refusal.description());
        return manners.now().refusedRegistration(refusal);
    }

    @ExceptionHandler
    ResponseEntity<String> refused(OAuthRefusal refusal) {
        // Kept in the log because a tool's own log often has the status alone. No token is in it.
        log.info("Sandbox LMS refused a token: {}, {}", refusal.error(), refusal.getMessage());
        return ResponseEntity.status(refusal.status())
                .contentType(manners.now().tokenMediaType())
                .cacheControl(CacheControl.noStore())
                .body(JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "error", refusal.error(), "error_description", String.valueOf(refusal.getMessage()))));
    }

    private ResponseEntity<Object> answer(HttpStatus status, String reason) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        if (status == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        return answer.body(manners.now().error(status, reason));
    }
}
