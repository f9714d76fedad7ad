package org.cairn.competency.web;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.BindingResult;
import org.springframework.web.multipart.MultipartFile;

/** A CASE package, as a file or by its address. */
record ImportForm(@Nullable MultipartFile file, @Nullable String address) {

    boolean hasFile() {
        return file != null && !file.isEmpty();
    }

    /** Says so at the field where the file is larger. */
    boolean fits(DataSize most, BindingResult errors) {
        boolean fits = file == null || file.getSize() <= most.toBytes();
        if (!fits) {
            errors.rejectValue("file", "competency.import.too-large", new Object[] {most.toMegabytes()}, null);
        }
        return fits;
    }
}
