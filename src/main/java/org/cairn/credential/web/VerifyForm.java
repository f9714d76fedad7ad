package org.cairn.credential.web;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** One of three ways to hand in a credential. */
record VerifyForm(
        @Nullable MultipartFile file,
        @Size(max = 100_000) @Nullable String text,
        @Size(max = 2000) @Nullable String address) {

    boolean hasFile() {
        return file != null && !file.isEmpty();
    }

    boolean hasText() {
        return text != null && !text.isBlank();
    }

    boolean hasAddress() {
        return address != null && !address.isBlank();
    }
}
