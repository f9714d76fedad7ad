package org.cairn.credential.web;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cairn.credential.Finding;
import org.cairn.credential.IssuedCredential;
import org.cairn.credential.IssuedCredential.Shown;
import org.cairn.credential.Publications.PublicAchievement;
import org.cairn.credential.Standing;
import org.cairn.credential.Verification;
import org.cairn.credential.Verification.Endorsed;
import org.cairn.credential.Verifications;
import org.cairn.credential.disclosure.About;
import org.cairn.credential.disclosure.Disclosure;
import org.cairn.credential.endorsement.Endorsement;
import org.cairn.credential.web.CredentialPage.CompetencyLine;
import org.cairn.credential.web.CredentialPage.EvidenceLine;
import org.cairn.credential.web.CredentialPage.LevelLine;
import org.cairn.credential.web.CredentialPage.Row;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.shared.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts what is known into the reader's words. */
@Component
class Pages {

    private static final Set<String> NOTICED =
            Set.of("status.revoked", "status.erased", "status.suspended", "dates.expired", "dates.not-yet");

    private final MessageSource messages;
    private final Words words;
    private final Verifications verifications;

    Pages(MessageSource messages, Words words, Verifications verifications) {
        this.messages = messages;
        this.words = words;
        this.verifications = verifications;
    }

    CredentialPage page(IssuedCredential credential, Locale locale) {
        Definition definition = credential.version().definition();
        return new CredentialPage(
                credential.id().value(),
                definition.title().in(locale),
                definition.title().isTranslated(locale) ? locale.getLanguage() : definition.language(),
                credential.institution().name().in(locale),
                credential.printedName(),
                credential.standing().map(standing -> level(standing, locale)).orElse(null),
                day(credential.awardedAt(), locale),
                credential.validUntil().map(until -> day(until, locale)).orElse(null),
                optionalDay(credential.revokedAt(), locale),
                optionalDay(credential.suspendedAt(), locale),
                credential.shown().stream()
                        .map(shown -> competency(shown, credential.titlesOnly(), locale))
                        .toList(),
                definition.assessmentMethod().in(locale),
                evidence(credential.disclosed()),
                about(credential.version(), locale),
                credential.disclosed().about() instanceof About.Nobody
                        ? null
                        : madeOut(credential.disclosed().about(), locale),
                credential.address().toString(),
                QrCode.of(credential.address().toString()),
                alternative(credential, locale));
    }

    /** What a reader has to know first of a credential that does not hold, or null. */
    @Nullable
    String broken(CredentialPage page, Locale locale) {
        if (page.revoked() != null) {
            return word("revoked", locale, page.revoked());
        }
        return page.suspended() == null ? null : word("suspended", locale, page.suspended());
    }

    AchievementPage achievement(PublicAchievement achievement, Locale locale) {
        Definition definition = achievement.version().definition();
        return new AchievementPage(
                achievement.version().id().toString(),
                definition.title().in(locale),
                definition.title().isTranslated(locale) ? locale.getLanguage() : definition.language(),
                definition.description().in(locale),
                achievement.institution().name().in(locale),
                achievement.institution().id().toString(),
                definition.requirements().stream()
                        .map(requirement -> competency(
                                new Shown(requirement.competency(), Optional.empty()),
                                achievement.titlesOnly(),
                                locale))
                        .toList(),
                definition.assessmentMethod().in(locale),
                about(achievement.version(), locale),
                achievement.endorsements().stream()
                        .map(endorsement -> endorsement(endorsement, locale))
                        .toList(),
                alternative(achievement, locale));
    }

    VerdictPanel panel(Verification verification, Locale locale) {
        String slug = switch (verification.verdict()) {
            case VALID -> "valid";
            case NOT_CHECKED -> "not-checked";
            case NOT_VALID -> "not-valid";
        };
        String icon = switch (verification.verdict()) {
            case VALID -> "icon-patch-check-fill";
            case NOT_CHECKED -> "icon-question-circle";
            case NOT_VALID -> "icon-x-octagon-fill";
        };
        return new VerdictPanel(
                slug,
                icon,
                word("verdict." + slug, locale),
                moment(verification.checkedAt(), locale),
                verification.findings().stream()
                        .map(finding -> line(finding, locale))
                        .toList());
    }

    /** What others say of it, each as far as it was checked. */
    List<EndorsementLine> endorsements(Verification verification, Locale locale) {
        return verification.endorsements().stream()
                .map(endorsed -> endorsement(endorsed, locale))
                .toList();
    }

    private EndorsementLine endorsement(Endorsed endorsed, Locale locale) {
        String slug = slug(endorsed.finding());
        String name = endorsed.issuerName().isBlank() ? endorsed.issuerId() : endorsed.issuerName();
        return new EndorsementLine(
                slug,
                icon(endorsed.finding()),
                word("endorsed." + slug, locale, name, day(endorsed.validFrom(), locale)),
                endorsed.comment().isBlank() ? null : endorsed.comment(),
                word("fact." + endorsed.finding().fact(), locale, spoken(endorsed.finding(), locale)),
                verifications.ownPage(endorsed.issuerId()).orElse(null));
    }

    /** What goes into a credential today; its document says the same, signed. */
    private EndorsementLine endorsement(Endorsement endorsement, Locale locale) {
        return new EndorsementLine(
                "passed",
                "icon-check-circle-fill",
                word("endorsed.passed", locale, endorsement.endorser().name(), day(endorsement.saidAt(), locale)),
                endorsement.comment(),
                word("endorsed.until", locale, words.date(endorsement.validUntil(), locale)),
                "/issuers/" + endorsement.endorser().issuer().id());
    }

    /** As it stands there, where it is no date: what strangers write is shown and not believed. */
    private String day(String written, Locale locale) {
        try {
            return day(OffsetDateTime.parse(written).toInstant(), locale);
        } catch (DateTimeException e) {
            return written;
        }
    }

    /** What a reader has to know first, where it is not in force; never why. */
    @Nullable
    String notice(Verification verification, Locale locale) {
        return verification.findings().stream()
                .filter(finding -> NOTICED.contains(finding.fact()))
                .map(finding -> word("notice." + finding.fact(), locale, spoken(finding, locale)))
                .findFirst()
                .orElse(null);
    }

    private Object[] spoken(Finding finding, Locale locale) {
        return finding.args().stream()
                .map(arg -> arg instanceof Instant instant ? day(instant, locale) : arg)
                .toArray();
    }

    /** The text alternative of the badge. */
    String alternative(IssuedCredential credential, Locale locale) {
        String issuer = credential.institution().name().in(locale);
        int competencies = credential.shown().size();
        return credential
                .standing()
                .map(standing -> word(
                        "badge.with-level",
                        locale,
                        issuer,
                        standing.level().label().in(locale),
                        standing.rank(),
                        standing.of(),
                        competencies))
                .orElseGet(() -> word("badge.without-level", locale, issuer, competencies));
    }

    String alternative(PublicAchievement achievement, Locale locale) {
        return word(
                "badge.without-level",
                locale,
                achievement.institution().name().in(locale),
                achievement.version().definition().requirements().size());
    }

    String word(String key, Locale locale, Object... args) {
        return messages.getMessage("credential." + key, args, locale);
    }

    private String day(Instant instant, Locale locale) {
        return words.date(instant, locale);
    }

    private String moment(Instant instant, Locale locale) {
        return word(
                "verdict.checked",
                locale,
                words.date(instant, locale),
                words.time(instant, locale),
                words.zone(locale));
    }

    private @Nullable String optionalDay(@Nullable Instant instant, Locale locale) {
        return instant == null ? null : day(instant, locale);
    }

    private VerdictPanel.Line line(Finding finding, Locale locale) {
        String slug = slug(finding);
        return new VerdictPanel.Line(
                slug,
                icon(finding),
                word("check." + finding.check().name().toLowerCase(Locale.ROOT), locale),
                word("outcome." + slug, locale),
                word("fact." + finding.fact(), locale, spoken(finding, locale)));
    }

    private static String slug(Finding finding) {
        return finding.outcome().name().toLowerCase(Locale.ROOT);
    }

    private static String icon(Finding finding) {
        return switch (finding.outcome()) {
            case PASSED -> "icon-check-circle-fill";
            case UNKNOWN -> "icon-question-circle";
            case FAILED -> "icon-x-octagon-fill";
        };
    }

    private LevelLine level(Standing standing, Locale locale) {
        String label = standing.level().label().in(locale);
        return new LevelLine(
                label,
                word("level.of", locale, label, standing.rank(), standing.of()),
                IntStream.rangeClosed(1, standing.of())
                        .mapToObj(rank -> rank <= standing.rank())
                        .toList());
    }

    private static CompetencyLine competency(Shown shown, boolean titlesOnly, Locale locale) {
        return new CompetencyLine(
                shown.competency().title().in(locale),
                shown.level().map(level -> level.label().in(locale)).orElse(null),
                titlesOnly ? null : shown.competency().statement().in(locale),
                titlesOnly
                        ? List.of()
                        : shown.competency().criteria().stream()
                                .map(criterion -> criterion.text().in(locale))
                                .toList());
    }

    static List<EvidenceLine> evidence(Disclosure disclosed) {
        return disclosed.evidence().stream()
                .map(shared -> new EvidenceLine(
                        shared.name(),
                        shared.narrative(),
                        shared.address(),
                        shared.address() == null
                                ? null
                                : URI.create(shared.address()).getHost()))
                .toList();
    }

    /** Whom it is made out to, in words. */
    String madeOut(About about, Locale locale) {
        return about instanceof About.Did did
                ? did.value()
                : word(about instanceof About.HashedEmail ? "about.subject.email" : "about.subject.number", locale);
    }

    private List<Row> about(MicrocredentialVersion version, Locale locale) {
        Definition definition = version.definition();
        List<Row> rows = new ArrayList<>();
        if (definition.learningHours() != null) {
            rows.add(new Row(
                    word("about.hours", locale),
                    definition.learningHours().stripTrailingZeros().toPlainString()));
        }
        rows.add(new Row(
                word("about.credit", locale),
                word("credit." + definition.creditType().name().toLowerCase(Locale.ROOT), locale)));
        rows.add(new Row(
                word("about.language", locale),
                Locale.forLanguageTag(definition.language()).getDisplayLanguage(locale)));
        rows.add(new Row(word("about.version", locale), Integer.toString(version.number())));
        return rows;
    }
}
