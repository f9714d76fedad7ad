package org.cairn.privacy.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.HttpHeaders;

/** A file that is sent once, and is gone then. */
final class ZipAnswer {

    private ZipAnswer() {}

    static void send(Path file, HttpServletResponse response) throws IOException {
        try {
            head(response);
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    static void head(HttpServletResponse response) {
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cairn-data.zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
