package org.cairn.load;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.net.URI;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cairn.testing.FakePlatform;
import tools.jackson.databind.json.JsonMapper;

/** The LMS of the load: 2,000 learners in 50 courses, whose launches say all that a usual LMS says, 3.5 kB of it. */
final class Campus implements AutoCloseable {

    static final int LEARNERS = 2_000;
    private static final int COURSES = 50;
    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/";
    private static final String FAST = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final JsonMapper JSON = JsonMapper.shared();

    final FakePlatform platform = new FakePlatform("load");
    private final JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(platform.key.getKeyID())
            .build();
    private final JWSSigner signer;

    Campus() {
        try {
            RSASSASigner made = new RSASSASigner(platform.key);
            // what the load costs is taken from what is measured: the fastest library that this machine has
            ServiceLoader.load(Provider.class).stream()
                    .filter(provider -> provider.type().getName().equals(FAST))
                    .forEach(provider -> made.getJCAContext().setProvider(provider.get()));
            signer = made;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        serve();
    }

    private void serve() {
        platform.server.stubFor(any(urlPathEqualTo("/token"))
                .willReturn(okJson("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}")));
        for (int course = 0; course < COURSES; course++) {
            platform.server.stubFor(
                    any(urlPathEqualTo("/courses/" + course + "/items")).willReturn(okJson("[]")));
            platform.server.stubFor(
                    any(urlPathEqualTo("/courses/" + course + "/members")).willReturn(okJson(members(course))));
        }
    }

    private static String members(int course) {
        return IntStream.iterate(course, learner -> learner < LEARNERS, learner -> learner + COURSES)
                .mapToObj(learner -> JSON.writeValueAsString(Map.of(
                        "user_id", subject(learner),
                        "roles", List.of("Learner"),
                        "status", "Active",
                        "name", name(learner))))
                .collect(Collectors.joining(",", "{\"members\":[", "]}"));
    }

    static String subject(int learner) {
        return "learner-" + learner;
    }

    private static String name(int learner) {
        return "Noémie Tremblay-Okafor " + learner;
    }

    URI authorization() {
        return URI.create(platform.origin() + "/auth");
    }

    /** All that a usual LMS says of a learner who clicks. */
    Map<String, Object> claims(int learner, String nonce, URI target) {
        int number = learner % COURSES;
        String course = platform.origin() + "/courses/" + number;
        Map<String, Object> claims = platform.claims(nonce, Clock.systemUTC().instant());
        claims.put("sub", subject(learner));
        claims.put("name", name(learner));
        claims.put("given_name", "Noémie");
        claims.put("family_name", "Tremblay-Okafor " + learner);
        claims.put("email", subject(learner) + "@college.example");
        claims.put(FakePlatform.CLAIM + "target_link_uri", target.toString());
        claims.put(
                FakePlatform.CLAIM + "context",
                Map.of(
                        "id", "course-" + number,
                        "label", "BIO" + number,
                        "title", "Biology " + number + ": the cell, the organism and its surroundings",
                        "type", List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering")));
        claims.put(
                FakePlatform.CLAIM + "resource_link",
                Map.of(
                        "id", "link-" + number,
                        "title", "My micro-credential",
                        "description", "What you have shown in this course, and what it leads to"));
        claims.put(
                FakePlatform.CLAIM + "launch_presentation",
                Map.of(
                        "locale", "en",
                        "document_target", "iframe",
                        "return_url", course + "/return?launch_container=4&instanceid=1"));
        claims.put(
                FakePlatform.CLAIM + "lis",
                Map.of("person_sourcedid", "SIS-" + learner, "course_section_sourcedid", "SIS-BIO-" + number));
        claims.put(
                FakePlatform.CLAIM + "tool_platform",
                Map.of(
                        "guid", "a90ce58334fae37512c18b3ce93e796a",
                        "name", "College LMS",
                        "description", "The LMS of the college",
                        "version", "2024100706",
                        "url", platform.origin(),
                        "product_family_code", "test"));
        claims.put(
                FakePlatform.CLAIM + "custom",
                Map.of("section", "Section " + number, "timezone", "America/Vancouver", "context_id_history", ""));
        claims.put(
                AGS + "claim/endpoint",
                Map.of(
                        "lineitems",
                        course + "/items",
                        "scope",
                        List.of(
                                AGS + "scope/lineitem",
                                AGS + "scope/lineitem.readonly",
                                AGS + "scope/result.readonly",
                                AGS + "scope/score")));
        claims.put(
                "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
                Map.of("context_memberships_url", course + "/members", "service_versions", List.of("2.0")));
        return claims;
    }

    String sign(Map<String, Object> claims) {
        try {
            JWSObject token = new JWSObject(header, new Payload(JSON.writeValueAsString(claims)));
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an operator keeps of this LMS, as a file. */
    void register(Path folder) {
        JSON.writeValue(folder.resolve("campus.json").toFile(), platform.file("1"));
    }

    @Override
    public void close() {
        platform.close();
    }
}
