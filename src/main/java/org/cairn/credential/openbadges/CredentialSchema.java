package org.cairn.credential.openbadges;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The 1EdTech JSON schema of Open Badges 3.0, kept in the jar. */
public final class CredentialSchema {

    public static final String ID =
            "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

    private static final Schema SCHEMA = load();

    private static final Remembered FITS = new Remembered(20_000);

    private CredentialSchema() {}

    /** @return what does not fit, empty where all does */
    public static List<String> violations(String document) {
        List<String> violations = new ArrayList<>();
        FITS.holds(
                () -> {
                    violations.addAll(validate(document));
                    return violations.isEmpty();
                },
                document.getBytes(StandardCharsets.UTF_8));
        return violations;
    }

    private static List<String> validate(String document) {
        return SCHEMA.validate(document, InputFormat.JSON).stream()
                .map(CredentialSchema::sentence)
                .limit(20)
                .toList();
    }

    private static String sentence(Error error) {
        return error.getInstanceLocation() + ": " + error.getMessage();
    }

    private static Schema load() {
        try (InputStream in =
                CredentialSchema.class.getResourceAsStream("/schemas/ob_v3p0_achievementcredential_schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                    .getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
