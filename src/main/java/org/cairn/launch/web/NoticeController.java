package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.cairn.launch.Notices;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Where platforms tell us something by themselves (LTI Platform Notification Service 1.0). */
@Controller
class NoticeController {

    private static final int LARGEST = 131_072;

    private final Notices notices;

    NoticeController(Notices notices) {
        this.notices = notices;
    }

    @PostMapping("/lti/notices")
    ResponseEntity<Void> receive(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new Refusal(Problem.TOO_LARGE, "shared.too-large");
        }
        notices.receive(new String(body, StandardCharsets.UTF_8));
        return ResponseEntity.ok().build();
    }
}
