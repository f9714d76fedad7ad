package org.cairn.assessment.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.cairn.assessment.KeptFile;
import org.cairn.assessment.PieceId;
import org.cairn.assessment.Submissions;
import org.cairn.shared.Visitor;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Hands out a file that was handed in: always to be saved, never to be shown here, as what it was found to be. A browser must
 * not make a page of it (X-Content-Type-Options, RFC 6266, 4.2).
 */
@Controller
class EvidenceFileController {

    private final Submissions submissions;

    EvidenceFileController(Submissions submissions) {
        this.submissions = submissions;
    }

    @GetMapping("/l/{launchId}/evidence/{piece}")
    ResponseEntity<byte[]> file(Visitor visitor, @PathVariable UUID piece) {
        KeptFile file = submissions.file(visitor, new PieceId(piece));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType(file.kind().mediaType()))
                .body(file.content());
    }
}
