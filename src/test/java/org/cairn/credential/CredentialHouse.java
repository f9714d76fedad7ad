package org.cairn.credential;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.award.Awards;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Criterion;
import org.cairn.competency.CriterionId;
import org.cairn.competency.Level;
import org.cairn.competency.ProficiencyScale;
import org.cairn.course.JoinedPersons;
import org.cairn.credential.Reservations.Place;
import org.cairn.credential.endorsement.EndorsementHouse;
import org.cairn.credential.keys.Issuer;
import org.cairn.credential.keys.IssuerId;
import org.cairn.credential.keys.IssuerKeyRotation;
import org.cairn.credential.keys.Issuers;
import org.cairn.credential.keys.KeyHouse;
import org.cairn.credential.keys.TokenChoice;
import org.cairn.microcredential.CreditType;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Gate;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Requirement;
import org.cairn.microcredential.VersionId;
import org.cairn.outbound.Outbound;
import org.cairn.platform.Installation;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.PublicAddress;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole credential module over a real database, with an institution, a published micro-credential of three
 * competencies, and as many awards as a test asks for. Only the neighbours are stand-ins.
 */
public class CredentialHouse {

    public static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    public final SettableClock clock = new SettableClock(NOW);
    public final InstitutionId institution = new InstitutionId(UUID.randomUUID());
    public final MicrocredentialVersion version = version(institution);

    final JdbcClient jdbc;
    final Addresses addresses;
    final KeyHouse keys;

    public final EndorsementHouse partners;

    final Issuers issuers;
    final StoredCredentials stored;
    final StatusLists lists;
    final Statuses statuses;
    final Register register;
    final FactsReader facts;
    final Shapes shapes;
    final Reservations reservations;
    final DocumentSigner signer;
    final Signing signing;
    final SigningDues dues;
    final SigningWork work;
    final IssuerKeyRotation rotation;
    final CredentialComposer composer;
    final PublishedDocuments documents;
    final Verifier verifier;
    final Installation installation = mock(Installation.class);
    final Awards awards = mock(Awards.class);
    final Microcredentials microcredentials = mock(Microcredentials.class);
    final Platforms platforms = mock(Platforms.class);
    final Gate gate = mock(Gate.class);
    final Outbound outbound = mock(Outbound.class);

    private final Map<AwardId, Award> given = new ConcurrentHashMap<>();

    public CredentialHouse(DataSource source) {
        this(source, TokenChoice.Algorithm.RS256);
    }

    CredentialHouse(DataSource source, TokenChoice.Algorithm algorithm, String... keyStore) {
        TokenChoice choice = new TokenChoice(algorithm, Map.of());
        SecureRandom chance = new SecureRandom();
        jdbc = JdbcClient.create(source);
        addresses = new Addresses(new PublicAddress("https://cairn.example.edu"));
        keys = new KeyHouse(source, clock, keyStore);
        issuers = keys.issuers;
        stored = new StoredCredentials(jdbc, new JdbcTemplate(source));
        lists = new StatusLists(jdbc);
        statuses = new Statuses(lists, stored, issuers, addresses, clock);
        composer = new CredentialComposer(keys.addresses, addresses, words(), installation::isTrial);
        shapes = new Shapes(composer);
        partners = new EndorsementHouse(source, keys, words(), clock);
        facts = new FactsReader(
                awards,
                microcredentials,
                new Editions(platforms, gate, partners.endorsements),
                new Subjects(jdbc, new JdbcTemplate(source), mock(JoinedPersons.class), clock),
                new DisclosureTable(jdbc, clock));
        Resigning resigning = new Resigning(jdbc, clock);
        register = new Register(stored, statuses, facts, issuers, resigning, installation, clock);
        reservations = new Reservations(lists, clock, chance);
        signer = new DocumentSigner(issuers, keys.addresses, composer, shapes, choice, clock);
        signing = new Signing(facts, reservations, signer, register, chance);
        dues = new SigningDues(jdbc);
        work = new SigningWork(dues, signing, clock, new SimpleMeterRegistry());
        rotation = keys.rotation(leaked -> {
            partners.endorsements.on(leaked);
            resigning.on(leaked);
        });
        documents = new PublishedDocuments(
                keys.addresses,
                issuers,
                statuses,
                stored,
                new PublishedDocuments.Foreign(outbound, new CredentialProperties(false)));
        verifier = new Verifier(documents, clock);
        furnish();
    }

    /** An institution that has its tokens signed with ES256. */
    public static CredentialHouse withEs256(DataSource source) {
        return new CredentialHouse(source, TokenChoice.Algorithm.ES256);
    }

    /** What an administrator does when a key has leaked; what is due is signed again. */
    public void leaked() {
        rotation.leaked(Issuer.of(institution));
        work.workOff();
    }

    /** From now on it is as late as on this machine: verifiers of other people look at its clock. */
    public CredentialHouse atRealTime() {
        clock.advance(Duration.between(NOW, Instant.now()));
        return this;
    }

    /** Gives the institution keys that were made before. */
    CredentialHouse withKeys() {
        keys.furnish(institution, NOW);
        return this;
    }

    public Award award() {
        PersonId person = new PersonId(UUID.randomUUID());
        jdbc.sql("INSERT INTO person (id, institution_id, keeper_id, created_at) VALUES (:id, :institution, :id, :now)")
                .param("id", person.value())
                .param("institution", institution.value())
                .param("now", OffsetDateTime.parse(NOW.toString()))
                .update();
        return award(person);
    }

    public Award award(PersonId person) {
        Award award = new Award(
                new AwardId(UUID.randomUUID()),
                institution,
                version.id(),
                new CourseId(UUID.randomUUID()),
                person,
                1,
                Award.State.ISSUED,
                Instant.parse("2026-11-20T09:30:00.123Z"),
                version.definition().requirements().stream()
                        .map(requirement -> new Award.AchievedLevel(
                                requirement.competency().id(),
                                requirement.competency().scale().levels().get(2).id()))
                        .toList(),
                "0".repeat(64));
        given.put(award.id(), award);
        return award;
    }

    /** The same award, of another person. */
    void replace(Award award, PersonId person) {
        given.put(
                award.id(),
                new Award(
                        award.id(),
                        award.institution(),
                        award.version(),
                        award.course(),
                        person,
                        award.cycle(),
                        award.state(),
                        award.awardedAt(),
                        award.levels(),
                        award.snapshotHash()));
    }

    StoredCredential reserved(Award award) {
        Place place = reservations
                .deal(institution, CredentialFacts.purposeOf(award), 1)
                .get(0);
        return new StoredCredential(
                CredentialId.random(new SecureRandom()),
                institution,
                award.id(),
                award.version(),
                award.person(),
                place.list(),
                place.index(),
                null,
                false,
                null,
                null,
                null);
    }

    public void revoke(Award award) {
        stands(award, Award.State.REVOKED, award.suspendable());
        register.revoke(award.id());
    }

    /** One that was made under a policy that lets it be suspended. */
    public Award suspendableAward() {
        return stands(award(), Award.State.ISSUED, true);
    }

    public void suspend(Award award) {
        stands(award, Award.State.SUSPENDED, true);
        register.suspend(award.id());
    }

    public void reinstate(Award award) {
        stands(award, Award.State.ISSUED, true);
        register.reinstate(award.id());
    }

    private Award stands(Award award, Award.State state, boolean suspendable) {
        Award now = new Award(
                award.id(),
                award.institution(),
                award.version(),
                award.course(),
                award.person(),
                award.cycle(),
                state,
                award.awardedAt(),
                award.term(),
                suspendable,
                award.levels(),
                award.snapshotHash());
        given.put(award.id(), now);
        return now;
    }

    /** Signs as the task does, and gives what is kept. */
    public SignedDocument signed(Award award) {
        signing.sign(award.id());
        return stored.document(stored.ofAward(award.id()).orElseThrow().id());
    }

    /** What a stranger is told of it. */
    public String verdict(String document) {
        return verifier.verify(document).verdict().name();
    }

    public Optional<String> didDocument() {
        return issuers.didDocument(IssuerId.of(institution));
    }

    /** The DID document of whoever made the first endorsement of the version. */
    public Optional<String> endorsersDidDocument() {
        return partners.endorsements.of(version).stream()
                .findFirst()
                .flatMap(one -> issuers.didDocument(one.endorser().issuer().id()));
    }

    public Optional<String> statusList(Award award) {
        return statuses.signed(stored.ofAward(award.id()).orElseThrow().statusList());
    }

    public static ResourceBundleMessageSource words() {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("i18n/credential");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return words;
    }

    public static MicrocredentialVersion version(InstitutionId institution) {
        Definition definition = new Definition(
                new Bilingual("Fall Protection for Construction Sites", "Protection contre les chutes en chantier"),
                new Bilingual("Works safely at heights.", "Travaille en hauteur en sécurité."),
                new BigDecimal("24"),
                CreditType.NON_CREDIT,
                null,
                "en",
                new Bilingual("Quizzes and an observed demonstration.", "Questionnaires et démonstration observée."),
                3,
                List.of(
                        requirement("FP.1", "Plan fall protection", "Prepare a fall protection plan for a work area."),
                        requirement("FP.2", "Inspect and fit equipment", "Inspect, fit and adjust a harness."),
                        requirement(null, "Respond to a fall", "Carry out a rescue after a fall.")));
        return new MicrocredentialVersion(
                new VersionId(UUID.randomUUID()),
                new MicrocredentialId(UUID.randomUUID()),
                institution,
                2,
                MicrocredentialVersion.State.PUBLISHED,
                definition,
                "0".repeat(64),
                NOW);
    }

    private static Requirement requirement(String code, String title, String statement) {
        Competency competency = new Competency(
                new CompetencyId(UUID.randomUUID()),
                code,
                new Bilingual(title, null),
                new Bilingual(statement, null),
                List.of(
                        new Criterion(
                                new CriterionId(UUID.randomUUID()), new Bilingual("Identifies hazards", null), false),
                        new Criterion(
                                new CriterionId(UUID.randomUUID()), new Bilingual("Chooses a system", null), true)),
                new ProficiencyScale(
                        new Bilingual("Four levels", null),
                        List.of(
                                level(1, "Foundational", "0.40"),
                                level(2, "Developing", "0.60"),
                                level(3, "Proficient", "0.75"),
                                level(4, "Extending", "0.90"))));
        return new Requirement(competency, new BigDecimal("0.75"));
    }

    private static Level level(int rank, String label, String cut) {
        return new Level(UUID.randomUUID(), rank, new Bilingual(label, null), null, new BigDecimal(cut));
    }

    private void furnish() {
        jdbc.sql("INSERT INTO institution (id, name_en, created_at) VALUES (:id, 'Coast Range College', :now)")
                .param("id", institution.value())
                .param("now", OffsetDateTime.parse(NOW.toString()))
                .update();
        when(awards.find(any())).thenAnswer(call -> Optional.ofNullable(given.get(call.<AwardId>getArgument(0))));
        when(awards.all(any())).thenAnswer(call -> given(call.getArgument(0)));
        when(awards.held(any())).thenAnswer(call -> given(call.getArgument(0)));
        when(awards.of(any()))
                .thenAnswer(call -> given.values().stream()
                        .filter(award -> award.person().equals(call.getArgument(0)))
                        .toList());
        when(microcredentials.version(version.id())).thenReturn(Optional.of(version));
        Institution known = new Institution(
                institution,
                new Bilingual("Coast Range College", "Collège Coast Range"),
                URI.create("https://coastrange.example"),
                "credentials@coastrange.example");
        when(platforms.institution(institution)).thenReturn(known);
        when(platforms.institutions()).thenReturn(List.of(known));
    }

    private List<Award> given(List<AwardId> ids) {
        return ids.stream().filter(given::containsKey).map(given::get).toList();
    }
}
