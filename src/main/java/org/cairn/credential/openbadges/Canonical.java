package org.cairn.credential.openbadges;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.JsonLdOptions.ProcessingPolicy;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.canon.RdfCanonTicker;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringWriter;
import java.util.Map;
import org.cairn.shared.Sha256;

/** The one form of a document that is hashed: RDF Dataset Canonicalization 1.0 over its pinned contexts. */
public final class Canonical {

    /** A document made to need more steps than this is an attack on the canonicaliser (RDFC-1.0, 7.1). */
    private static final int MOST_STEPS = 10_000;

    private static final Contexts CONTEXTS = new Contexts();

    private Canonical() {}

    /** @throws BadDocument where a term or a type is not defined, or a context is not pinned: it would go unsigned */
    static byte[] hash(JsonObject document) {
        return Sha256.of(nquads(document));
    }

    /** @throws BadDocument where a term or a type is not defined, or a context is not pinned: it would go unsigned */
    public static byte[] hash(String document) {
        return hash(Json.jsonP(document));
    }

    /** The canonical form itself, one quad a line. */
    public static String nquads(String document) {
        return nquads(Json.jsonP(document));
    }

    static String nquads(JsonObject document) {
        mustNameItsContexts(document);
        try {
            JsonArray expanded =
                    JsonLd.expand(JsonDocument.of(document)).options(strictly()).get();
            expanded.forEach(Canonical::mustBeAbsolute);
            RdfCanon canon = RdfCanon.create("SHA-256", atMost(MOST_STEPS));
            JsonLd.toRdf(JsonDocument.of(expanded)).options(strictly()).provide(canon);
            StringWriter out = new StringWriter();
            canon.provide(new NQuadsWriter(out));
            return out.toString();
        } catch (JsonLdError | RdfConsumerException | IllegalStateException e) {
            throw new BadDocument("cannot be canonicalised: " + e.getMessage(), e);
        }
    }

    private static JsonLdOptions strictly() {
        JsonLdOptions options = new JsonLdOptions(CONTEXTS);
        options.setUndefinedTermsPolicy(ProcessingPolicy.Fail);
        return options;
    }

    private static RdfCanonTicker atMost(int steps) {
        int[] taken = {0};
        return () -> {
            if (++taken[0] > steps) {
                throw new IllegalStateException("more than " + steps + " steps");
            }
        };
    }

    /**
     * Contexts are named, at any depth. One that is written into the document could give the names in it another meaning than
     * those who read JSON take from them, and leave the quads as they were (VC Data Integrity 1.0, 2.4.1).
     */
    private static void mustNameItsContexts(JsonValue value) {
        if (value instanceof JsonArray array) {
            array.forEach(Canonical::mustNameItsContexts);
        } else if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> entry : object.entrySet()) {
                if (entry.getKey().equals(DataIntegrity.CONTEXT)) {
                    mustBeNames(entry.getValue());
                } else {
                    mustNameItsContexts(entry.getValue());
                }
            }
        }
    }

    private static void mustBeNames(JsonValue context) {
        boolean named = context instanceof JsonString
                || (context instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance));
        if (!named) {
            throw new BadDocument("a context of its own making", null);
        }
    }

    /** A relative id or an unknown type has no place in RDF: it would be dropped in silence. */
    private static void mustBeAbsolute(JsonValue value) {
        if (value instanceof JsonArray array) {
            array.forEach(Canonical::mustBeAbsolute);
        } else if (value instanceof JsonObject object && !object.containsKey("@value")) {
            for (Map.Entry<String, JsonValue> entry : object.entrySet()) {
                switch (entry.getKey()) {
                    case "@id" -> mustBeIri(entry.getValue());
                    case "@type" -> entry.getValue().asJsonArray().forEach(Canonical::mustBeIri);
                    default -> mustBeAbsolute(entry.getValue());
                }
            }
        }
    }

    private static void mustBeIri(JsonValue value) {
        if (!(value instanceof JsonString text) || text.getString().indexOf(':') < 1) {
            throw new BadDocument("not defined by its contexts: " + value, null);
        }
    }
}
