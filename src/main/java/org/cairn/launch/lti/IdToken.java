package org.cairn.launch.lti;

import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An id_token that has been read but not believed: three parts, bounded in size and depth, no duplicate keys
 * (RFC 7515, 4 asks for the last; RFC 8725, 3.1 for an algorithm fixed beforehand).
 */
public record IdToken(JsonNode header, JsonNode claims, JWSObject signed) {

    private static final int LONGEST = 32_768;
    private static final int DEEPEST = 20;
    private static final Pattern THREE_PARTS = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    /** Header members that change how a signature is read; LTI knows none of them. */
    private static final Set<String> NEVER = Set.of("crit", "b64", "zip", "enc", "p2c", "p2s", "epk");

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(100)
                            .maxStringLength(LONGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /** @throws ParseException where this is no compact JWS that could be an id_token */
    public static IdToken parse(String compact) throws ParseException {
        if (compact.length() > LONGEST || !THREE_PARTS.matcher(compact).matches()) {
            throw new ParseException("not a compact JWS of reasonable size", 0);
        }
        String[] parts = compact.split("\\.", -1);
        JsonNode header = object(parts[0]);
        if (header.propertyNames().stream().anyMatch(NEVER::contains)) {
            throw new ParseException("a header member that LTI does not know", 0);
        }
        return new IdToken(header, object(parts[1]), signed(header, compact));
    }

    /** The text of a claim; empty where it is missing, null or no text. */
    public String text(String claim) {
        JsonNode node = claims.path(claim);
        return node.isString() ? node.asString() : "";
    }

    private static JWSObject signed(JsonNode header, String compact) throws ParseException {
        if (!"RS256".equals(header.path("alg").asString(""))) {
            throw new WrongAlgorithm();
        }
        return JWSObject.parse(compact);
    }

    private static JsonNode object(String part) throws ParseException {
        try {
            JsonNode node = STRICT.readTree(Base64.getUrlDecoder().decode(part));
            if (!node.isObject()) {
                throw new ParseException("not an object", 0);
            }
            return node;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ParseException("not readable", 0);
        }
    }

    /** Only RS256 is believed, whatever the header wishes. */
    public static final class WrongAlgorithm extends ParseException {

        WrongAlgorithm() {
            super("an algorithm other than RS256", 0);
        }
    }
}
