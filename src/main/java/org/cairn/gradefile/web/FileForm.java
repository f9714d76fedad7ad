package org.cairn.gradefile.web;

import java.util.Optional;
import org.cairn.gradefile.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.Errors;
import org.springframework.web.multipart.MultipartFile;

/** A gradebook file. */
record FileForm(@Nullable MultipartFile file) {

    private static final DataSize MOST = DataSize.ofMegabytes(5);

    /** The file, unless there is none or it is too large; then that is said at the field. */
    Optional<MultipartFile> checked(Errors errors) {
        if (file == null || file.isEmpty()) {
            errors.rejectValue("file", "gradefile.fault.nothing");
            return Optional.empty();
        }
        if (file.getSize() > MOST.toBytes()) {
            errors.rejectValue("file", "gradefile.fault.too-large", new Object[] {MOST.toMegabytes()}, null);
            return Optional.empty();
        }
        return Optional.of(file);
    }

    /** What is wrong, and where. */
    static void say(Fault fault, Errors errors) {
        errors.rejectValue("file", fault.key(), fault.args().toArray(), null);
        if (fault.line() > 0) {
            errors.rejectValue("file", "gradefile.fault.line", new Object[] {fault.line()}, null);
        }
    }
}
