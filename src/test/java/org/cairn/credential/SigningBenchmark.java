package org.cairn.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.competency.Level;
import org.cairn.credential.Shapes.Shape;
import org.cairn.credential.Verification.Verdict;
import org.cairn.credential.keys.Issuer;
import org.cairn.credential.keys.IssuerKey;
import org.cairn.credential.keys.Issuers;
import org.cairn.credential.keys.TokenChoice;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.openbadges.ProofConfiguration;
import org.cairn.credential.openbadges.RegisteredClaims;
import org.cairn.credential.openbadges.Signatures;
import org.cairn.credential.openbadges.VcJwt;
import org.cairn.credential.prepared.Template.Rendered;
import org.cairn.credential.statuslist.Bitstring;
import org.cairn.credential.statuslist.StatusPurpose;
import org.cairn.gradebook.GivenCourse;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Requirement;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.MemoryPools;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What it costs to sign: documents by themselves with each provider at hand, and a cohort from its awards to credentials that
 * lie in the database, stand in the status list and verify. Figures of one document are of CPU seconds of the whole process,
 * its compiler and its garbage collector included; the database of the cohort is a process of its own on the same machine.
 *
 * <pre>./mvnw test -Dtest=SigningBenchmark -Dtest.excluded=none \
 *   -Dtest.jvm="-Xmx512m -XX:+EnableDynamicAgentLoading -Dawards=100000 -Dtoken=P256"</pre>
 */
@Tag("benchmark")
@SpringBootTest
@ActiveProfiles("test")
class SigningBenchmark {

    private static final int AWARDS = Integer.getInteger("awards", 100_000);
    private static final int ROUNDS = 4;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Microcredentials microcredentials;

    @Autowired
    FactsReader facts;

    @Autowired
    DocumentSigner signer;

    @Autowired
    CredentialComposer composer;

    @Autowired
    Shapes shapes;

    @Autowired
    Issuers issuers;

    @Autowired
    StoredCredentials stored;

    @Autowired
    SigningWork work;

    @Autowired
    StatusLists lists;

    @Autowired
    Statuses statuses;

    @Autowired
    Verifier verifier;

    @Autowired
    TokenChoice choice;

    @Autowired
    SecureRandom chance;

    private GivenCourse course;
    private MicrocredentialVersion version;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.POSTGRESQL.offer(registry);
        registry.add(
                "cairn.credential.token-algorithm",
                () -> System.getProperty("token", "RSA").equals("P256") ? "ES256" : "RS256");
    }

    @BeforeEach
    void furnish() {
        URI lms = URI.create("http://127.0.0.1:1");
        course = GivenCourse.in(jdbc, lms.toString(), lms, lms);
        PersonId teacher = new PersonId(UUID.randomUUID());
        jdbc.sql("INSERT INTO person (id, institution_id, keeper_id, created_at) VALUES (?, ?, ?, ?)")
                .params(
                        teacher.value(),
                        course.institution().value(),
                        teacher.value(),
                        OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        Visitor instructor = new Visitor(
                new LaunchId(UUID.randomUUID()),
                course.institution(),
                course.id(),
                teacher,
                Set.of(Role.INSTRUCTOR),
                Locale.CANADA);
        version = microcredentials.publish(
                instructor, microcredentials.take(instructor, "fall-protection").id());
    }

    @Test
    void documents() {
        addAwards(1);
        Award award = facts.awards(List.of(due(1).get(0))).get(0);
        CredentialFacts one = facts.of(course.institution(), List.of(award)).get(0);
        IssuerKey key = issuers.signingKey(Issuer.of(course.institution()), IssuerKey.Kind.ED25519);
        PrivateKey secret = issuers.privateHalf(key);
        Particulars like = particulars(one);
        Shape shape = shapes.of(one.edition(), like);
        String plain = Json.write(composer.credential(one.edition(), like));
        System.out.printf(
                "a document of %d bytes, %d slots%n",
                plain.length(), like.values().size());
        ProofConfiguration configuration = ProofConfiguration.of(
                plain, issuers.methodId(key), Clock.systemUTC().instant());
        for (Signature signature : Signatures.EDDSA.fastest()) {
            String provider = signature.getProvider().getName();
            Signatures.Signer ed = Signatures.EDDSA.signer(secret, signature);
            int times = provider.startsWith("Sun") ? 2_000 : 40_000;
            measured("Data Integrity, " + provider, times, i -> proof(one, shape, configuration, ed::sign));
            Signatures.Checked checked =
                    Signatures.EDDSA.checked(secret, key.publicKey(), () -> again(Signatures.EDDSA, provider));
            measured(
                    "Data Integrity, each checked, " + provider,
                    times,
                    i -> proof(one, shape, configuration, checked::sign));
        }
        measured("rendered and hashed only", 40_000, i -> rendered(one, shape));
        tokens(one, shape);
        plainly(one, secret, key);
    }

    private void tokens(CredentialFacts one, Shape shape) {
        for (IssuerKey.Kind kind : List.of(IssuerKey.Kind.P256, IssuerKey.Kind.RSA)) {
            IssuerKey key = issuers.signingKey(Issuer.of(course.institution()), kind);
            PrivateKey secret = issuers.privateHalf(key);
            byte[] header = VcJwt.header("https://cairn.example.edu/issuers/1/keys/" + key.name(), kind.signatures());
            for (Signature signature : kind.signatures().fastest()) {
                String provider = signature.getProvider().getName();
                Signatures.Signer signer = kind.signatures().signer(secret, signature);
                Signatures.Checked checked =
                        kind.signatures().checked(secret, key.publicKey(), () -> again(kind.signatures(), provider));
                int times = kind == IssuerKey.Kind.P256 && !provider.startsWith("Sun") ? 20_000 : 2_000;
                measured(kind.signatures() + ", " + provider, times, i -> token(one, shape, header, signer::sign));
                measured(
                        kind.signatures() + ", each checked, " + provider,
                        times,
                        i -> token(one, shape, header, checked::sign));
            }
        }
    }

    private void plainly(CredentialFacts one, PrivateKey secret, IssuerKey key) {
        measured("Data Integrity by the plain pipeline", 500, i -> {
            String document = Json.write(composer.credential(one.edition(), particulars(one)));
            org.cairn.credential.openbadges.DataIntegrity.sign(
                    document, issuers.methodId(key), secret, Clock.systemUTC().instant());
        });
    }

    @Test
    void cohort() {
        issuers.signingKey(Issuer.of(course.institution()), IssuerKey.Kind.ED25519);
        issuers.signingKey(Issuer.of(course.institution()), choice.kind(course.institution()));
        addAwards(Math.min(AWARDS, 2_000));
        work.workOff();
        addAwards(AWARDS);
        MemoryPools.reset();
        long cpu = cpu();
        long began = System.nanoTime();

        work.workOff();

        System.out.printf(
                Locale.ROOT,
                "%d awards signed, listed and reachable in %.1f s, %.1f CPU s of this process; %d MB of heap at most%n",
                AWARDS,
                (System.nanoTime() - began) / 1e9,
                (cpu() - cpu) / 1e9,
                MemoryPools.most() >> 20);
        assertThat(jdbc.sql("SELECT count(*) FROM credential_due")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM credential WHERE signed_at IS NOT NULL")
                        .query(Integer.class)
                        .single())
                .isEqualTo(AWARDS + Math.min(AWARDS, 2_000));
        sample(200).forEach(id -> {
            SignedDocument document = stored.document(id);
            assertThat(verifier.verify(document.json()).verdict()).isEqualTo(Verdict.VALID);
            assertThat(verifier.verify(document.jwt()).verdict()).isEqualTo(Verdict.VALID);
        });
        list();
    }

    /** With one in ten revoked, which packs badly. */
    private void list() {
        jdbc.sql("UPDATE credential SET revoked_at = signed_at WHERE MOD(status_index, 10) = 3")
                .update();
        UUID list = lists.newest(course.institution(), StatusPurpose.REVOCATION)
                .orElseThrow()
                .id();
        for (int i = 0; i < 20; i++) {
            statuses.changed(list);
            long cpu = cpu();
            long began = System.nanoTime();
            statuses.signed(list);
            if (i > 14) {
                System.out.printf(
                        Locale.ROOT,
                        "a list of %d signed again in %.1f ms, %.1f ms of CPU%n",
                        Bitstring.ENTRIES,
                        (System.nanoTime() - began) / 1e6,
                        (cpu() - cpu) / 1e6);
            }
        }
    }

    private List<CredentialId> sample(int size) {
        return jdbc.sql("SELECT id FROM credential ORDER BY id LIMIT :size")
                .param("size", size)
                .query((rs, row) -> new CredentialId(rs.getString("id")))
                .list();
    }

    private Particulars particulars(CredentialFacts one) {
        StoredCredential reserved = new StoredCredential(
                CredentialId.random(chance),
                course.institution(),
                one.award().id(),
                version.id(),
                one.award().person(),
                course.id().value(),
                chance.nextInt(Bitstring.ENTRIES),
                null,
                false,
                null,
                null,
                null);
        return signer.particulars(one, reserved);
    }

    private Rendered rendered(CredentialFacts one, Shape shape) {
        return shape.render(particulars(one).values()).orElseThrow();
    }

    private void proof(
            CredentialFacts one, Shape shape, ProofConfiguration configuration, UnaryOperator<byte[]> signature) {
        Rendered document = rendered(one, shape);
        byte[] data = configuration.hashData(document.hash());
        configuration.attach(document.json(), signature.apply(data));
    }

    private void token(CredentialFacts one, Shape shape, byte[] header, UnaryOperator<byte[]> signature) {
        Particulars particulars = particulars(one);
        Rendered document = shape.render(particulars.values()).orElseThrow();
        RegisteredClaims claims = new RegisteredClaims(
                "did:web:cairn.example.edu",
                particulars.id(),
                particulars.subject(),
                RegisteredClaims.seconds(particulars.awarded()),
                null);
        byte[] input = VcJwt.signingInput(document.json(), claims, header);
        VcJwt.compact(input, signature.apply(input));
    }

    private static Signature again(Signatures algorithm, String provider) {
        return algorithm.fastest().stream()
                .filter(signature -> signature.getProvider().getName().equals(provider))
                .findFirst()
                .orElseThrow();
    }

    private static void measured(String what, int times, IntConsumer work) {
        double best = 0;
        double last = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long cpu = cpu();
            for (int i = 0; i < times; i++) {
                work.accept(i);
            }
            last = times / ((cpu() - cpu) / 1e9);
            best = Math.max(best, last);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %,.0f per CPU second (the last of %d rounds; best %,.0f)%n",
                what,
                last,
                ROUNDS,
                best);
    }

    private List<AwardId> due(int most) {
        return jdbc.sql("SELECT award_id FROM credential_due LIMIT :most")
                .param("most", most)
                .query((rs, row) -> new AwardId(rs.getObject("award_id", UUID.class)))
                .list();
    }

    /** As the decision leaves them behind: an award, and a row that says it is to be signed. */
    private void addAwards(int count) {
        List<Award.AchievedLevel> levels = new ArrayList<>();
        for (Requirement requirement : version.definition().requirements()) {
            List<Level> scale = requirement.competency().scale().levels();
            levels.add(new Award.AchievedLevel(
                    requirement.competency().id(), scale.get(scale.size() - 1).id()));
        }
        jdbc.sql("""
                        WITH cohort AS (
                          INSERT INTO person (id, institution_id, keeper_id, created_at)
                          SELECT made.id, :institution, made.id, now()
                            FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, :count)) made RETURNING id),
                        awarded AS (
                          INSERT INTO award (institution_id, id, microcredential_id, version_id, course_id, person_id, holder_id,
                            cycle, state, active_key, awarded_at, levels, snapshot, snapshot_hash)
                          SELECT :institution, gen_random_uuid(), :microcredential, :version, :course, id, id, 1, 'ISSUED',
                            CAST(:microcredential AS VARCHAR), now(), :levels, '{}', :hash FROM cohort RETURNING id)
                        INSERT INTO credential_due (award_id, due_at, attempts)
                        SELECT id, now() - INTERVAL '1 minute', 0 FROM awarded""")
                .param("institution", course.institution().value())
                .param("count", count)
                .param("microcredential", version.microcredential().value())
                .param("version", version.id().value())
                .param("course", course.id().value())
                .param("levels", Frozen.of(levels).json())
                .param("hash", "0".repeat(64))
                .update();
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
