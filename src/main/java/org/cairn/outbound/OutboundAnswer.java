package org.cairn.outbound;

import org.springframework.http.HttpHeaders;

/** What came back, whatever its status. The reason phrase is kept: Moodle explains its refusals nowhere else. */
public record OutboundAnswer(int status, String reason, HttpHeaders headers, String body) {

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
