package org.cairn.credential.openbadges;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The contexts pinned in the jar, and no other: a context from the network could change what was signed (VC Data
 * Integrity 1.0, 2.4.1).
 */
public final class Contexts implements DocumentLoader {

    /** Verifiable Credentials Data Model 2.0, 4.3: always the first. */
    public static final String CREDENTIALS = "https://www.w3.org/ns/credentials/v2";

    public static final String OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    /** Defines 1EdTechJsonSchemaValidator2019. */
    public static final String EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

    private static final Map<String, Document> PINNED = Map.of(
                    CREDENTIALS,
                    "credentials-v2.jsonld",
                    OPEN_BADGES,
                    "ob-v3p0-3.0.3.json",
                    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
                    "ob-v3p0-3.0.2.json",
                    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
                    "ob-v3p0-3.0.1.json",
                    EXTENSIONS,
                    "ob-v3p0-extensions.json",
                    "https://w3id.org/security/data-integrity/v2",
                    "data-integrity-v2.jsonld")
            .entrySet()
            .stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> read(entry.getValue())));

    @Override
    public Document loadDocument(URI url, @Nullable DocumentLoaderOptions options) throws JsonLdError {
        Document pinned = PINNED.get(url.toString());
        if (pinned == null) {
            throw new JsonLdError(JsonLdErrorCode.LOADING_DOCUMENT_FAILED, "not a pinned context: " + url);
        }
        return pinned;
    }

    private static Document read(String file) {
        try (InputStream in = Contexts.class.getResourceAsStream("/contexts/" + file)) {
            return JsonDocument.of(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonLdError e) {
            throw new IllegalStateException("context " + file + " is not JSON", e);
        }
    }
}
