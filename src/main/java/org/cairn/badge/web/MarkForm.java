package org.cairn.badge.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A mark to be placed on the badge. */
record MarkForm(@Nullable MultipartFile file) {

    /** Its bytes, which may be none. */
    byte[] bytes() {
        try {
            return file == null ? new byte[0] : file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
