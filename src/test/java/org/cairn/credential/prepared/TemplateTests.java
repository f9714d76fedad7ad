package org.cairn.credential.prepared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cairn.credential.openbadges.BadDocument;
import org.cairn.credential.openbadges.Canonical;
import org.cairn.credential.openbadges.DataIntegrity;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.openbadges.OpenBadgeCredential;
import org.cairn.credential.openbadges.ProofConfiguration;
import org.cairn.credential.openbadges.Signatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The short way and the plain pipeline give the same bytes, or there is no short way. */
class TemplateTests {

    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
    private static final String METHOD = "did:web:cairn.example.edu#key";
    private static final int CREDENTIALS = 1_000;

    /** Signed by others, each with contexts and a proof of its own: the proof is a graph, and neither has a name. */
    private static final List<JsonNode> ENDORSEMENTS = List.of(endorsement(1), endorsement(2));

    /** Kinds of document; each takes as many values as it has slots. */
    private enum Shape {
        EVERY_NODE_HAS_AN_ID(7),
        RESULTS_WITHOUT_IDS(7),
        HASHED_ADDRESS_AND_EVIDENCE(13),
        TEXTS_OF_ONE_TERM(10),
        ENDORSED_WITH_EVERY_NODE_NAMED(7),
        ENDORSED_WITH_HASHED_ADDRESS(13);

        final int slots;

        Shape(int slots) {
            this.slots = slots;
        }

        /** 0 id, 1 valid from, 2 subject, 3 and 4 levels, 5 status entry, 6 its index. */
        String document(List<String> values) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("@context", OpenBadgeCredential.CONTEXTS);
            document.put("id", values.get(0));
            document.put("type", OpenBadgeCredential.TYPES);
            document.put("name", "Éthique des données, \"niveau\" \u007F 3 🏔");
            document.put(
                    "issuer", Map.of("id", "did:web:cairn.example.edu", "type", List.of("Profile"), "name", "Collège"));
            document.put("awardedDate", values.get(1));
            document.put("validFrom", values.get(1));
            document.put("credentialSubject", subject(values));
            document.put("credentialStatus", status(values));
            if (hasHashedAddress()) {
                document.put("evidence", List.of(evidence(values, 7), evidence(values, 10)));
            }
            return Json.write(document);
        }

        private Map<String, Object> subject(List<String> values) {
            Map<String, Object> subject = new LinkedHashMap<>();
            subject.put("id", values.get(2));
            subject.put("type", List.of("AchievementSubject"));
            if (hasHashedAddress()) {
                subject.put(
                        "identifier",
                        List.of(Map.of(
                                "type",
                                "IdentityObject",
                                "hashed",
                                true,
                                "identityType",
                                "emailAddress",
                                "identityHash",
                                values.get(9),
                                "salt",
                                values.get(12))));
            }
            subject.put("achievement", achievement(values));
            subject.put("result", List.of(result(values, 1), result(values, 2)));
            return subject;
        }

        private Map<String, Object> achievement(List<String> values) {
            Map<String, Object> achievement = new LinkedHashMap<>();
            achievement.put("id", "https://cairn.example.edu/achievements/1");
            achievement.put("type", List.of("Achievement"));
            achievement.put("name", "Data Ethics");
            achievement.put("description", "Finds risks.\nAnd says so.");
            achievement.put("creditsAvailable", 2.5);
            achievement.put("criteria", Map.of("narrative", "Both."));
            achievement.put("resultDescription", List.of(description(1), description(2)));
            if (isEndorsed()) {
                achievement.put("endorsement", ENDORSEMENTS);
            }
            if (this == TEXTS_OF_ONE_TERM) {
                achievement.put("tag", List.of(values.get(7), "a", values.get(8), values.get(9)));
            }
            return achievement;
        }

        private boolean hasHashedAddress() {
            return this == HASHED_ADDRESS_AND_EVIDENCE || this == ENDORSED_WITH_HASHED_ADDRESS;
        }

        private boolean isEndorsed() {
            return this == ENDORSED_WITH_EVERY_NODE_NAMED || this == ENDORSED_WITH_HASHED_ADDRESS;
        }

        private Map<String, Object> description(int number) {
            return Map.of(
                    "id",
                    "https://cairn.example.edu/achievements/1#competency-" + number,
                    "type",
                    List.of("ResultDescription"),
                    "name",
                    "Competency " + number,
                    "resultType",
                    "RubricCriterionLevel",
                    "alignment",
                    List.of(Map.of(
                            "type",
                            List.of("Alignment"),
                            "targetType",
                            "CFItem",
                            "targetName",
                            "Item",
                            "targetUrl",
                            "https://case.example/items/" + number)));
        }

        private Map<String, Object> result(List<String> values, int number) {
            Map<String, Object> result = new LinkedHashMap<>();
            if (this == EVERY_NODE_HAS_AN_ID || this == ENDORSED_WITH_EVERY_NODE_NAMED) {
                result.put("id", "https://cairn.example.edu/results/" + number);
            }
            result.put("type", List.of("Result"));
            result.put("resultDescription", "https://cairn.example.edu/achievements/1#competency-" + number);
            result.put("achievedLevel", values.get(2 + number));
            result.put("status", "Completed");
            return result;
        }

        private static Map<String, Object> evidence(List<String> values, int from) {
            return Map.of("type", List.of("Evidence"), "name", values.get(from), "narrative", values.get(from + 1));
        }

        private static Map<String, Object> status(List<String> values) {
            return Map.of(
                    "id",
                    values.get(5),
                    "type",
                    "BitstringStatusListEntry",
                    "statusPurpose",
                    "revocation",
                    "statusListIndex",
                    values.get(6),
                    "statusListCredential",
                    "https://cairn.example.edu/status/1");
        }

        Template template() throws CannotPrepare {
            return Template.of(
                    document(IntStream.range(0, slots).mapToObj(Template::mark).toList()), slots);
        }
    }

    private static JsonNode endorsement(int number) {
        Map<String, Object> endorsement = new LinkedHashMap<>();
        endorsement.put("@context", OpenBadgeCredential.CONTEXTS);
        endorsement.put("id", "https://partner" + number + ".example/endorsements/1");
        endorsement.put("type", List.of("VerifiableCredential", "EndorsementCredential"));
        endorsement.put("name", "Endorsement");
        endorsement.put(
                "issuer",
                Map.of(
                        "id",
                        "did:web:partner" + number + ".example",
                        "type",
                        List.of("Profile"),
                        "name",
                        "Bâtisseurs"));
        endorsement.put("validFrom", "2026-11-23T18:00:00Z");
        endorsement.put(
                "credentialSubject",
                Map.of(
                        "id",
                        "https://cairn.example.edu/achievements/1",
                        "type",
                        List.of("EndorsementSubject"),
                        "endorsementComment",
                        "\"Sûr\", says səl̓ilwətaɁɬ \u007F 🏔"));
        try {
            KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return Json.object(DataIntegrity.sign(
                    Json.write(endorsement), "did:web:partner" + number + ".example#key", key.getPrivate(), NOW));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aThousandRandomCredentialsAreTheSameBytesBothWays() throws Exception {
        Map<Shape, Template> templates = new EnumMap<>(Shape.class);
        for (Shape shape : Shape.values()) {
            templates.put(shape, shape.template());
        }
        int prepared = 0;
        for (int seed = 0; seed < CREDENTIALS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Shape shape = Shape.values()[seed % Shape.values().length];
            List<String> values = values(random, shape.slots);
            Optional<Template.Rendered> rendered = templates.get(shape).render(values);
            if (rendered.isPresent()) {
                String document = shape.document(values);
                prepared++;
                assertThat(new String(rendered.get().json(), StandardCharsets.UTF_8))
                        .as("seed %s", seed)
                        .isEqualTo(document);
                assertThat(rendered.get().hash()).as("seed %s", seed).isEqualTo(Canonical.hash(document));
            }
        }
        assertThat(prepared).isGreaterThan(CREDENTIALS * 9 / 10);
    }

    @Test
    void aPreparedProofIsThePlainOneLetterForLetter() throws Exception {
        KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        for (Shape shape : Shape.values()) {
            List<String> values = values(new SplittableRandom(7), shape.slots);
            String document = shape.document(values);
            Template.Rendered rendered = shape.template().render(values).orElseThrow();
            ProofConfiguration configuration = ProofConfiguration.of(document, METHOD, NOW);
            byte[] signature = Signatures.EDDSA.signer(key.getPrivate()).sign(configuration.hashData(rendered.hash()));

            String prepared = new String(configuration.attach(rendered.json(), signature), StandardCharsets.UTF_8);

            assertThat(prepared).isEqualTo(DataIntegrity.sign(document, METHOD, key.getPrivate(), NOW));
            assertThat(DataIntegrity.verify(
                            prepared, DataIntegrity.proofs(prepared).get(0), key.getPublic()))
                    .isTrue();
        }
    }

    @Test
    void anyChangedByteFails() throws Exception {
        KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Shape shape = Shape.HASHED_ADDRESS_AND_EVIDENCE;
        String signed = DataIntegrity.sign(
                shape.document(values(new SplittableRandom(3), shape.slots)), METHOD, key.getPrivate(), NOW);
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 400; i++) {
            byte[] bytes = signed.getBytes(StandardCharsets.UTF_8);
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(7));
            assertThat(holds(new String(bytes, StandardCharsets.UTF_8), key))
                    .as("byte %s, %s", at, (char) bytes[at])
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"relative", "/relative", "vc:compact", "@id", "https://a b", "https://a/<b>", "mailto:a@b", ""})
    void anIdThatJsonLdCouldChangeIsLeftToThePlainPipeline(String id) throws Exception {
        List<String> values = new ArrayList<>(values(new SplittableRandom(1), 7));
        Template template = Shape.EVERY_NODE_HAS_AN_ID.template();
        assertThat(template.render(values)).isPresent();

        values.set(2, id);

        assertThat(template.render(values)).isEmpty();
    }

    @Test
    void whatTheShortWayCannotDecideIsLeftToThePlainPipeline() throws Exception {
        Template template = Shape.TEXTS_OF_ONE_TERM.template();
        List<String> values = values(new SplittableRandom(1), 10);

        assertThat(template.render(with(values, 0, values.get(2))))
                .as("two nodes of one id")
                .isEmpty();
        assertThat(template.render(with(values, 2, "https://cairn.example.edu/achievements/1")))
                .as("a node that is there")
                .isEmpty();
        assertThat(template.render(with(with(values, 7, "same"), 8, "same")))
                .as("one quad twice")
                .isEmpty();
        assertThat(template.render(with(values, 7, "a")))
                .as("one quad twice, once constant")
                .isEmpty();
        assertThat(template.render(with(values, 7, "x\uD83C")))
                .as("half a character")
                .isEmpty();
        assertThat(template.render(with(values, 7, "\uFB01 sorts apart")))
                .as("sorts differently")
                .isEmpty();
        assertThat(template.render(with(values, 6, "\uFB01")))
                .as("alone, it does not")
                .isPresent();
    }

    @Test
    void nodesWithoutIdThatSayTheSameAreLeftToThePlainPipeline() throws Exception {
        Shape shape = Shape.HASHED_ADDRESS_AND_EVIDENCE;
        List<String> values = values(new SplittableRandom(1), shape.slots);
        List<String> twice = with(with(values, 10, values.get(7)), 11, values.get(8));

        assertThat(shape.template().render(twice)).isEmpty();
        assertThat(Canonical.hash(shape.document(twice))).hasSize(32);
    }

    @Test
    void aShapeThatWouldLeaveSomethingUnsignedHasNoTemplate() {
        String document = Shape.EVERY_NODE_HAS_AN_ID.document(
                IntStream.range(0, 7).mapToObj(Template::mark).toList());

        for (String broken : List.of(
                document.replace("\"" + Template.mark(6) + "\"", "\"1\""),
                document.replace("\"awardedDate\"", "\"" + Template.mark(1) + "\""),
                document.replace(Template.mark(6), "no " + Template.mark(6)),
                document.replace(Template.mark(5), Template.mark(5) + "#1"))) {
            assertThatThrownBy(() -> Template.of(broken, 7)).isInstanceOf(CannotPrepare.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void everyShapeHasATemplate(Shape shape) throws Exception {
        assertThat(shape.template().render(values(new SplittableRandom(5), shape.slots)))
                .isPresent();
    }

    @Test
    void noPinnedContextMeansSomethingElseByTheSchemesOfIds() {
        for (String scheme :
                List.of("urn:uuid:5a4bb8e4-0d6d-4a39-9a4e-2b2d0b7b1c55", "did:web:a.example", "https://a.example/x")) {
            List<String> values = with(values(new SplittableRandom(1), 7), 2, scheme);
            assertThat(Canonical.nquads(Shape.EVERY_NODE_HAS_AN_ID.document(values)))
                    .contains("<" + scheme + "> ");
        }
    }

    private static boolean holds(String signed, KeyPair key) {
        try {
            List<DataIntegrity.Proof> proofs = DataIntegrity.proofs(signed);
            return proofs.size() == 1
                    && proofs.get(0).isUnderstood()
                    && proofs.get(0).verificationMethod().equals(METHOD)
                    && DataIntegrity.verify(signed, proofs.get(0), key.getPublic());
        } catch (BadDocument e) {
            return false;
        }
    }

    private static List<String> with(List<String> values, int slot, String value) {
        List<String> changed = new ArrayList<>(values);
        changed.set(slot, value);
        return changed;
    }

    private static List<String> values(SplittableRandom random, int slots) {
        String id = "https://cairn.example.edu/credentials/" + Long.toString(random.nextLong() >>> 1, 32);
        List<String> values = new ArrayList<>(List.of(
                random.nextInt(5) == 0 ? "urn:uuid:" + uuid(random) : id,
                "2026-%02d-%02dT09:30:00Z".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)),
                random.nextInt(5) == 0 ? "did:web:learner.example:" + random.nextInt(9) : "urn:uuid:" + uuid(random),
                "https://cairn.example.edu/achievements/1#level-" + random.nextInt(4),
                "https://cairn.example.edu/achievements/1#level-" + random.nextInt(4),
                (random.nextInt(5) == 0 ? "https://a.example/status/" : "https://cairn.example.edu/status/1#")
                        + random.nextInt(131_072),
                Integer.toString(random.nextInt(131_072))));
        while (values.size() < slots) {
            values.add(text(random));
        }
        return values;
    }

    private static UUID uuid(SplittableRandom random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** Accented, quoting, controlling, commanding: every kind of character, and what languages around us would act on. */
    private static String text(SplittableRandom random) {
        String[] hostile = {
            "é",
            "œ",
            "\"",
            "\\",
            "\u007F",
            "\u0000",
            "\u001F",
            "\b\t\n\f\r",
            "</script>",
            "${7*7}",
            "@type",
            "_:b0",
            "<urn:x>",
            "\u2028",
            "\u0080",
            "\u200F",
            "日本",
            "' OR 1=1",
            "\\u0041",
            " .\n",
            "^^<a>",
            "z"
        };
        StringBuilder text = new StringBuilder().append(random.nextInt(1_000_000));
        int parts = random.nextInt(12);
        for (int i = 0; i < parts; i++) {
            text.append(hostile[random.nextInt(hostile.length)]);
        }
        if (random.nextInt(20) == 0) {
            text.append(random.nextBoolean() ? "🏔" : "\uFFFD");
        }
        return text.toString();
    }
}
