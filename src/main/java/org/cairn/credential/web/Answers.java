package org.cairn.credential.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.cairn.shared.Sha256;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Documents for machines: exact bytes, a tag to ask by, readable from any site. */
final class Answers {

    private Answers() {}

    /** @param fresh how long a reader may keep it without asking again */
    static ResponseEntity<byte[]> document(String text, MediaType type, Duration fresh) {
        return document(text.getBytes(StandardCharsets.UTF_8), type, fresh);
    }

    static ResponseEntity<byte[]> document(byte[] bytes, MediaType type, Duration fresh) {
        return builder(bytes, type, fresh).body(bytes);
    }

    /** The same, to be saved under this name. */
    static ResponseEntity<byte[]> download(byte[] bytes, MediaType type, String name) {
        return builder(bytes, type, Duration.ZERO)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(bytes);
    }

    private static ResponseEntity.BodyBuilder builder(byte[] bytes, MediaType type, Duration fresh) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(
                        fresh.isZero()
                                ? CacheControl.noCache()
                                : CacheControl.maxAge(fresh).cachePublic())
                .eTag(tag(bytes))
                // A verifier may run in a browser, on any site; nothing here depends on who asks.
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header("X-Robots-Tag", "noindex")
                .varyBy(HttpHeaders.ACCEPT);
    }

    private static String tag(byte[] bytes) {
        return "\"" + Sha256.hex(bytes).substring(0, 24) + "\"";
    }
}
