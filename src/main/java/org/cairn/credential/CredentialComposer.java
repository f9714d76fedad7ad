package org.cairn.credential;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.cairn.competency.Competency;
import org.cairn.competency.Criterion;
import org.cairn.competency.Level;
import org.cairn.credential.CredentialFacts.Edition;
import org.cairn.credential.Reservations.Place;
import org.cairn.credential.disclosure.About;
import org.cairn.credential.disclosure.Disclosure;
import org.cairn.credential.keys.IssuerAddresses;
import org.cairn.credential.keys.IssuerId;
import org.cairn.credential.openbadges.Achievement;
import org.cairn.credential.openbadges.Achievement.Alignment;
import org.cairn.credential.openbadges.Achievement.Criteria;
import org.cairn.credential.openbadges.Achievement.Image;
import org.cairn.credential.openbadges.Achievement.Related;
import org.cairn.credential.openbadges.Achievement.ResultDescription;
import org.cairn.credential.openbadges.Achievement.RubricCriterionLevel;
import org.cairn.credential.openbadges.Evidence;
import org.cairn.credential.openbadges.IdentityObject;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.openbadges.OpenBadgeCredential;
import org.cairn.credential.openbadges.OpenBadgeCredential.Result;
import org.cairn.credential.openbadges.OpenBadgeCredential.Schema;
import org.cairn.credential.openbadges.OpenBadgeCredential.Subject;
import org.cairn.credential.openbadges.Profile;
import org.cairn.credential.statuslist.StatusListEntry;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Requirement;
import org.cairn.platform.Institution;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import tools.jackson.databind.JsonNode;

/**
 * Writes the documents from facts alone. They speak the language of the micro-credential: Open Badges has one text per
 * term. Nothing of the learner is in them but a random number, and what they wish to be there.
 */
class CredentialComposer {

    private static final int LONGEST_NAME = 255;
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);
    private static final String ESCO = "http://data.europa.eu/esco/";

    private final IssuerAddresses issuers;
    private final Addresses addresses;
    private final MessageSource words;
    private final BooleanSupplier trial;

    CredentialComposer(IssuerAddresses issuers, Addresses addresses, MessageSource words, BooleanSupplier trial) {
        this.issuers = issuers;
        this.addresses = addresses;
        this.words = words;
        this.trial = trial;
    }

    OpenBadgeCredential credential(Edition edition, Particulars particulars) {
        Achievement achievement = achievement(edition, locale(edition.version()));
        return new OpenBadgeCredential(
                OpenBadgeCredential.CONTEXTS,
                particulars.id(),
                OpenBadgeCredential.TYPES,
                achievement.name(),
                achievement.description(),
                profile(edition.institution(), locale(edition.version())),
                particulars.awarded(),
                particulars.awarded(),
                particulars.validUntil(),
                new Subject(
                        particulars.subject(),
                        List.of("AchievementSubject"),
                        identifier(particulars.disclosed().about()),
                        achievement.creditsAvailable(),
                        achievement,
                        results(particulars)),
                evidence(particulars.disclosed()),
                List.of(Schema.OPEN_BADGES),
                particulars.status());
    }

    Particulars particulars(CredentialFacts facts, CredentialId id, Place place) {
        String achievement = addresses.achievement(facts.version().id());
        String address = addresses.credential(id);
        List<Particulars.Reached> reached = new ArrayList<>();
        for (Requirement requirement : facts.shown()) {
            reached.add(new Particulars.Reached(
                    address + "#result-" + (reached.size() + 1),
                    descriptionId(achievement, requirement.competency()),
                    facts.achieved(requirement)
                            .map(level -> levelId(achievement, requirement.competency(), level))
                            .orElse(null)));
        }
        return new Particulars(
                address,
                date(facts.award().awardedAt()),
                facts.validUntil().map(CredentialComposer::date).orElse(null),
                facts.disclosed().about() instanceof About.Did did ? did.value() : "urn:uuid:" + facts.subject(),
                reached,
                StatusListEntry.of(facts.purpose(), addresses.statusList(place.list()), place.index()),
                facts.disclosed());
    }

    /**
     * In another language it has an address of its own: each of its texts says one thing (B.1.21 Related). Endorsements are about
     * the original.
     */
    Achievement achievement(Edition edition, Locale locale) {
        MicrocredentialVersion version = edition.version();
        Institution institution = edition.institution();
        boolean titlesOnly = edition.titlesOnly();
        Definition definition = version.definition();
        String original = addresses.achievement(version.id());
        String id = in(locale, definition, original);
        String name = definition.title().in(locale);
        String description = definition.description().in(locale);
        boolean trying = trial.getAsBoolean();
        return new Achievement(
                id,
                List.of("Achievement"),
                "MicroCredential",
                trying ? word("trial.name", locale, name) : name,
                trying ? word("trial.description", locale, description) : description,
                locale.toLanguageTag(),
                Integer.toString(version.number()),
                definition.creditValue(),
                profile(institution, locale),
                new Image(original + ".svg", "Image", name),
                new Criteria(id + "#criteria", narrative(definition, locale, titlesOnly)),
                definition.requirements().stream()
                        .filter(requirement -> !titlesOnly)
                        .flatMap(requirement -> alignments(requirement.competency(), id, "aligned", locale).stream())
                        .toList(),
                definition.requirements().stream()
                        .map(requirement -> resultDescription(requirement, id, locale, titlesOnly))
                        .toList(),
                LANGUAGES.stream()
                        .filter(other -> !other.getLanguage().equals(locale.getLanguage()))
                        .filter(definition.title()::isTranslated)
                        .map(other ->
                                new Related(in(other, definition, original), List.of("Related"), other.toLanguageTag()))
                        .toList(),
                id.equals(original)
                        ? edition.endorsements().stream()
                                .<JsonNode>map(endorsement -> Json.object(endorsement.document()))
                                .toList()
                        : List.of());
    }

    private static String in(Locale locale, Definition definition, String achievement) {
        return locale.getLanguage()
                        .equals(Locale.forLanguageTag(definition.language()).getLanguage())
                ? achievement
                : achievement + "?lang=" + locale.getLanguage();
    }

    String issuerId(Institution institution) {
        return issuers.did(IssuerId.of(institution.id()));
    }

    /** The profile by itself: what the issuer's own address answers. */
    Map<String, Object> profileDocument(Institution institution) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", OpenBadgeCredential.CONTEXTS);
        document.putAll(Json.members(profile(institution, Locale.ENGLISH)));
        return document;
    }

    /** What stands below the title on the badge; a trial says so there too. */
    String issuerOnBadge(Institution institution, Locale locale) {
        String name = institution.name().in(locale);
        return trial.getAsBoolean() ? word("trial.name", locale, name) : name;
    }

    Profile profile(Institution institution, Locale locale) {
        String website = institution.website() == null
                ? issuers.issuer(IssuerId.of(institution.id()))
                : institution.website().toString();
        return new Profile(
                issuers.did(IssuerId.of(institution.id())),
                List.of("Profile"),
                institution.name().in(locale),
                website,
                null,
                institution.email());
    }

    private static List<IdentityObject> identifier(About about) {
        return about instanceof About.HashedEmail email
                ? List.of(IdentityObject.hashedEmail(email.hash(), email.salt()))
                : List.of();
    }

    private static List<Evidence> evidence(Disclosure disclosed) {
        return disclosed.evidence().stream()
                .map(shared -> new Evidence(shared.address(), shared.name(), shared.narrative()))
                .toList();
    }

    private static List<Result> results(Particulars particulars) {
        return particulars.reached().stream()
                .map(reached -> new Result(
                        reached.id(), List.of("Result"), reached.description(), reached.level(), "Completed"))
                .toList();
    }

    private ResultDescription resultDescription(
            Requirement requirement, String achievement, Locale locale, boolean titlesOnly) {
        Competency competency = requirement.competency();
        return new ResultDescription(
                descriptionId(achievement, competency),
                List.of("ResultDescription"),
                cut(competency.title().in(locale)),
                "RubricCriterionLevel",
                CredentialFacts.required(requirement)
                        .map(level -> levelId(achievement, competency, level))
                        .orElse(null),
                titlesOnly ? List.of() : alignments(competency, achievement, "shows", locale),
                competency.scale().levels().stream()
                        .map(level -> rubricLevel(competency, level, achievement, locale))
                        .toList());
    }

    private static RubricCriterionLevel rubricLevel(
            Competency competency, Level level, String achievement, Locale locale) {
        return new RubricCriterionLevel(
                levelId(achievement, competency, level),
                List.of("RubricCriterionLevel"),
                level.label().in(locale),
                level.description() == null ? null : level.description().in(locale),
                Integer.toString(level.rank()));
    }

    /** The competency itself first, then what it corresponds to elsewhere. Each has an id, so that proofs are quick. */
    private static List<Alignment> alignments(
            Competency competency, String achievement, String relation, Locale locale) {
        String id = achievement + "#" + relation + "-" + competency.id();
        List<Alignment> all = new ArrayList<>();
        String uri = competency.more().uri();
        if (competency.code() != null || isWeb(uri)) {
            all.add(new Alignment(
                    id,
                    List.of("Alignment"),
                    "CFItem",
                    cut(competency.title().in(locale)),
                    competency.statement().in(locale),
                    competency.code(),
                    null,
                    isWeb(uri) ? uri : descriptionId(achievement, competency)));
        }
        for (org.cairn.competency.Alignment other : competency.more().alignments()) {
            if (isWeb(other.uri())) {
                all.add(alignment(id + "-" + all.size(), other, competency, locale));
            }
        }
        return all;
    }

    private static Alignment alignment(
            String id, org.cairn.competency.Alignment other, Competency competency, Locale locale) {
        boolean esco = Objects.requireNonNull(other.uri()).startsWith(ESCO);
        return new Alignment(
                id,
                List.of("Alignment"),
                esco ? "ext:ESCO" : null,
                cut(competency.title().in(locale)),
                null,
                other.code(),
                other.framework(),
                other.uri());
    }

    /** An address that is written into signed documents has to be one. */
    private static boolean isWeb(@Nullable String uri) {
        try {
            return uri != null
                    && URI.create(uri).getHost() != null
                    && List.of("http", "https").contains(URI.create(uri).getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Markdown, as Open Badges 3.0 has it (B.1.7). */
    private String narrative(Definition definition, Locale locale, boolean titlesOnly) {
        StringBuilder text = new StringBuilder(word("criteria.all", locale));
        for (Requirement requirement : definition.requirements()) {
            Competency competency = requirement.competency();
            text.append("\n\n**").append(competency.title().in(locale)).append("**");
            CredentialFacts.required(requirement)
                    .ifPresent(level -> text.append(" (")
                            .append(word("criteria.level", locale, level.label().in(locale)))
                            .append(')'));
            if (titlesOnly) {
                continue;
            }
            text.append("\n\n").append(competency.statement().in(locale)).append('\n');
            for (Criterion criterion : competency.criteria()) {
                text.append("\n- ").append(criterion.text().in(locale));
            }
        }
        text.append("\n\n")
                .append(word(
                        "criteria.assessment",
                        locale,
                        definition.assessmentMethod().in(locale)));
        if (definition.learningHours() != null) {
            text.append("\n\n")
                    .append(word(
                            "criteria.hours", locale, definition.learningHours().toPlainString()));
        }
        return text.toString();
    }

    private String word(String key, Locale locale, Object... args) {
        return words.getMessage("credential.document." + key, args, locale);
    }

    private static Locale locale(MicrocredentialVersion version) {
        return Locale.forLanguageTag(version.definition().language());
    }

    private static String descriptionId(String achievement, Competency competency) {
        return achievement + "#competency-" + competency.id();
    }

    private static String levelId(String achievement, Competency competency, Level level) {
        return achievement + "#level-" + competency.id() + "-" + level.id();
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static String date(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
