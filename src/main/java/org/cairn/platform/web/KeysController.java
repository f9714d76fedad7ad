package org.cairn.platform.web;

import java.time.Duration;
import org.cairn.platform.ToolKeys;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys that platforms verify our messages and assertions with (Security Framework 1.0, 6.3). */
@RestController
class KeysController {

    private final ToolKeys keys;

    KeysController(ToolKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(keys.published().toString(true));
    }
}
