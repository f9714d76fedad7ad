package org.cairn.microcredential;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.cairn.competency.Competency;
import org.cairn.microcredential.Profile.Check;
import org.cairn.microcredential.Profile.Finding;
import org.cairn.microcredential.Profile.Level;
import org.cairn.microcredential.Profile.Subject;
import org.cairn.shared.Bilingual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frameworks are data; what they may look at is code, and each look can find something and nothing. */
class ProfileTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 14);

    @Test
    void everyProfileNamesItsSourceAndEachClauseInBothLanguages() throws Exception {
        List<Profile> profiles = new ProfileShelf().all();

        assertThat(profiles)
                .extracting(Profile::key)
                .containsExactly("bc-2021", "cican-2021", "ecampus-2020", "eu-2022");
        assertThat(profiles).allSatisfy(profile -> {
            assertThat(profile.year()).isBetween(2015, 2026);
            assertThat(profile.checks()).extracting(Check::id).doesNotHaveDuplicates();
            List<Bilingual> words = new ArrayList<>(List.of(profile.title(), profile.source()));
            profile.checks().forEach(check -> words.addAll(List.of(check.clause(), check.fix())));
            assertThat(words)
                    .allMatch(text -> text.isTranslated(Locale.CANADA) && text.isTranslated(Locale.CANADA_FRENCH));
        });
    }

    @Test
    void everyPredicateIsUsedByAProfile() throws Exception {
        Set<Predicate> used = new ProfileShelf()
                .all().stream()
                        .flatMap(profile -> profile.checks().stream())
                        .map(Check::predicate)
                        .collect(Collectors.toSet());

        assertThat(used).isEqualTo(EnumSet.allOf(Predicate.class));
    }

    @Test
    void everyTemplateMayBePublishedUnderTheUsualProfile() throws Exception {
        Profile profile = new ProfileShelf().find(Policy.USUAL.profile()).orElseThrow();

        assertThat(new TemplateShelf().all())
                .allSatisfy(template -> assertThat(profile.check(subject(template.definition())))
                        .noneMatch(Finding::blocks));
    }

    @ParameterizedTest
    @EnumSource(Predicate.class)
    void eachFindsWhatIsMissingAndNothingWhereAllIsSaid(Predicate predicate) {
        Subject whole = whole();
        assertThat(predicate.missing(whole)).as("all is said").isEmpty();

        assertThat(predicate.missing(wanting(predicate)).isPresent())
                .as("it is missing")
                .isNotEqualTo(predicate.isElsewhere());
    }

    @Test
    void aFindingNamesTheCompetencyAndTheClause() {
        Profile profile = profile(Predicate.STATED);

        List<Finding> findings = profile.check(wanting(Predicate.STATED));

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).blocks()).isTrue();
        assertThat(findings.get(0).check().id()).isEqualTo("X-1");
        assertThat(findings.get(0).about()).containsExactly(new Bilingual("Plan", "Planifier"));
    }

    @Test
    void aConfirmationOfOtherWordsOrOfYesterdayConfirmsNothing() {
        Subject whole = whole();

        assertThat(Predicate.CONFIRMED.missing(new Subject(whole.definition(), "other", whole.validations(), TODAY)))
                .isPresent();
        assertThat(Predicate.CONFIRMED.missing(
                        new Subject(whole.definition(), whole.hash(), whole.validations(), TODAY.plusYears(3))))
                .isPresent();
    }

    @Test
    void aCommunitysLastWordCounts() {
        Subject whole = whole();
        List<Validation> words = new ArrayList<>(whole.validations());
        Validation no = validation("səl̓ilwətaɁɬ", Validation.Publication.NOTHING, "2026-02-01T00:00:00Z");
        Validation yes = validation("səl̓ilwətaɁɬ", Validation.Publication.TITLES, "2026-03-01T00:00:00Z");

        words.add(no);
        assertThat(Predicate.CONSENT.missing(new Subject(whole.definition(), "h", words, TODAY)))
                .isPresent();
        words.add(yes);
        assertThat(Predicate.CONSENT.missing(new Subject(whole.definition(), "h", words, TODAY)))
                .isEmpty();
    }

    private static Profile profile(Predicate predicate) {
        Bilingual words = new Bilingual("Words", "Mots");
        return new Profile("x", words, words, 2021, List.of(new Check("X-1", words, predicate, Level.BLOCK, words)));
    }

    private static Subject subject(Definition definition) {
        return new Subject(definition, Frozen.of(definition).hash(), List.of(), TODAY);
    }

    /** Everything is said and confirmed. */
    private static Subject whole() {
        Definition definition = Frozen.thaw(DefinitionBytesTests.beforeParticulars(), Definition.class)
                .with(DefinitionBytesTests.everything());
        return new Subject(
                definition,
                "h",
                List.of(
                        validation("Coast Builders", null, "2026-01-01T00:00:00Z"),
                        validation("səl̓ilwətaɁɬ", Validation.Publication.EVERYTHING, "2026-01-01T00:00:00Z")),
                TODAY);
    }

    /** The same, without what the predicate looks for. */
    private static Subject wanting(Predicate predicate) {
        Definition all = whole().definition();
        Definition bare = all.with(new Particulars(
                null, null, null, null, null, null, null, null, null, all.said().partners()));
        Competency thin = new Competency(
                all.competencies().get(0).id(),
                null,
                new Bilingual("Plan", "Planifier"),
                new Bilingual("Plan well", "Bien planifier"),
                all.competencies().get(0).criteria().subList(0, 1),
                all.competencies().get(0).scale());
        Definition poor = new Definition(
                new Bilingual("Title", null),
                all.description(),
                null,
                CreditType.CREDIT,
                null,
                all.language(),
                all.assessmentMethod(),
                3,
                List.of(new Requirement(thin, BigDecimal.ONE)),
                List.of(),
                predicate == Predicate.PARTNER ? null : bare.particulars());
        return new Subject(
                poor,
                "h",
                Arrays.asList(validation("səl̓ilwətaɁɬ", Validation.Publication.NOTHING, "2026-01-01T00:00:00Z")),
                TODAY);
    }

    private static Validation validation(String partner, Validation.Publication publication, String at) {
        return new Validation(
                partner,
                publication == null ? Partner.Kind.EMPLOYER : Partner.Kind.INDIGENOUS,
                "h",
                true,
                true,
                publication,
                null,
                false,
                null,
                "A. Signatory",
                "Director",
                Instant.parse(at),
                LocalDate.of(2027, 1, 1));
    }
}
