package org.cairn.outbound;

import org.springframework.http.HttpHeaders;

/** What came back, whatever its status. The reason phrase is kept: Moodle explains its refusals nowhere else. */
public record OutboundAnswer(int status, String reason, HttpHeaders headers, String body) {

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Without headers and body: an answer may be a token, or the names of a whole course. */
    @Override
    public String toString() {
        return "answer " + status;
    }
}
