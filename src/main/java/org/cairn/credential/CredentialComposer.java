package org.cairn.credential;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.cairn.competency.Competency;
import org.cairn.competency.Criterion;
import org.cairn.competency.Level;
import org.cairn.credential.openbadges.Achievement;
import org.cairn.credential.openbadges.Achievement.Alignment;
import org.cairn.credential.openbadges.Achievement.Criteria;
import org.cairn.credential.openbadges.Achievement.Image;
import org.cairn.credential.openbadges.Achievement.ResultDescription;
import org.cairn.credential.openbadges.Achievement.RubricCriterionLevel;
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

/**
 * Writes the documents from facts alone. They speak the language of the micro-credential: Open Badges has one text per
 * term. Nothing of the learner is in them but a random number.
 */
class CredentialComposer {

    private static final int LONGEST_NAME = 255;

    private final IssuerAddresses addresses;
    private final MessageSource words;
    private final BooleanSupplier trial;

    CredentialComposer(IssuerAddresses addresses, MessageSource words, BooleanSupplier trial) {
        this.addresses = addresses;
        this.words = words;
        this.trial = trial;
    }

    OpenBadgeCredential credential(Edition edition, Particulars particulars) {
        Achievement achievement = achievement(edition.version(), edition.institution(), edition.titlesOnly());
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
                        achievement,
                        results(edition.version(), particulars, achievement.id())),
                List.of(Schema.OPEN_BADGES),
                particulars.status());
    }

    Particulars particulars(CredentialFacts facts, CredentialId id, Place place) {
        String achievement = addresses.achievement(facts.version().id());
        String address = addresses.credential(id);
        List<Particulars.Reached> reached = new ArrayList<>();
        for (Requirement requirement : facts.version().definition().requirements()) {
            reached.add(new Particulars.Reached(
                    address + "#result-" + (reached.size() + 1),
                    facts.achieved(requirement)
                            .map(level -> levelId(achievement, requirement.competency(), level))
                            .orElse(null)));
        }
        return new Particulars(
                address,
                date(facts.award().awardedAt()),
                facts.validUntil().map(CredentialComposer::date).orElse(null),
                "urn:uuid:" + facts.subject(),
                reached,
                StatusListEntry.revocation(addresses.statusList(place.list()), place.index()));
    }

    /** @param titlesOnly statements, criteria and where they come from are left out */
    Achievement achievement(MicrocredentialVersion version, Institution institution, boolean titlesOnly) {
        Definition definition = version.definition();
        Locale locale = locale(version);
        String id = addresses.achievement(version.id());
        String name = definition.title().in(locale);
        String description = definition.description().in(locale);
        boolean trying = trial.getAsBoolean();
        return new Achievement(
                id,
                List.of("Achievement"),
                "MicroCredential",
                trying ? word("trial.name", locale, name) : name,
                trying ? word("trial.description", locale, description) : description,
                definition.language(),
                Integer.toString(version.number()),
                definition.creditValue(),
                profile(institution, locale),
                new Image(id + ".svg", "Image", name),
                new Criteria(id, narrative(definition, locale, titlesOnly)),
                definition.requirements().stream()
                        .filter(requirement -> !titlesOnly)
                        .flatMap(requirement -> alignments(requirement.competency(), id, locale).stream())
                        .toList(),
                definition.requirements().stream()
                        .map(requirement -> resultDescription(requirement, id, locale, titlesOnly))
                        .toList());
    }

    String issuerId(Institution institution) {
        return addresses.did(institution.id());
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
                ? addresses.issuer(institution.id())
                : institution.website().toString();
        return new Profile(
                addresses.did(institution.id()),
                List.of("Profile"),
                institution.name().in(locale),
                website,
                institution.email());
    }

    private static List<Result> results(MicrocredentialVersion version, Particulars particulars, String achievement) {
        List<Result> results = new ArrayList<>();
        for (Requirement requirement : version.definition().requirements()) {
            Particulars.Reached reached = particulars.reached().get(results.size());
            results.add(new Result(
                    reached.id(),
                    List.of("Result"),
                    descriptionId(achievement, requirement.competency()),
                    reached.level(),
                    "Completed"));
        }
        return results;
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
                titlesOnly ? List.of() : alignments(competency, achievement, locale),
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

    private static List<Alignment> alignments(Competency competency, String achievement, Locale locale) {
        @Nullable String code = competency.code();
        return code == null
                ? List.of()
                : List.of(new Alignment(
                        List.of("Alignment"),
                        "CFItem",
                        cut(competency.title().in(locale)),
                        competency.statement().in(locale),
                        code,
                        descriptionId(achievement, competency)));
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
