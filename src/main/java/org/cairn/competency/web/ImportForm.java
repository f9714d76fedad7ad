package org.cairn.competency.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A CASE package, as a file or by its address. */
record ImportForm(@Nullable MultipartFile file, @Nullable String address) {

    boolean hasFile() {
        return file != null && !file.isEmpty();
    }
}
