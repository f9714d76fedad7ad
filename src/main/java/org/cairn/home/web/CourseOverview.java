package org.cairn.home.web;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.LearnersMaps;
import org.cairn.attainment.Standing;
import org.cairn.award.Award;
import org.cairn.award.Awards;
import org.cairn.award.Term;
import org.cairn.course.Course;
import org.cairn.course.Courses;
import org.cairn.course.Roster;
import org.cairn.home.web.TeachPage.Began;
import org.cairn.home.web.TeachPage.Draft;
import org.cairn.home.web.TeachPage.Held;
import org.cairn.home.web.TeachPage.Offer;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.VersionId;
import org.cairn.microcredential.Wording;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Component;

/** Reads what the instructor's overview is put together from. */
@Component
class CourseOverview {

    private final Courses courses;
    private final Roster roster;
    private final CourseMaps courseMaps;
    private final Wording wording;
    private final Judged judged;
    private final Holdings holdings;
    private final FirstSteps steps;

    CourseOverview(
            Courses courses,
            Roster roster,
            CourseMaps courseMaps,
            Wording wording,
            Judged judged,
            Holdings holdings,
            FirstSteps steps) {
        this.courses = courses;
        this.roster = roster;
        this.courseMaps = courseMaps;
        this.wording = wording;
        this.judged = judged;
        this.holdings = holdings;
        this.steps = steps;
    }

    /** Where learners stand, and by which map. */
    @Component
    record Judged(Attainments attainments, LearnersMaps maps) {

        /** Of the whole class, each by the map that judges them. */
        List<Standing> standings(CourseMap inForce, Collection<CourseMapId> earlier) {
            return Stream.concat(Stream.of(inForce.id()), earlier.stream())
                    .flatMap(id -> attainments.of(id).stream())
                    .toList();
        }

        /** The maps that still judge somebody, though another one is in force. */
        Map<CourseMapId, CourseMap> earlier(CourseMap inForce) {
            return maps.earlier(inForce).values().stream()
                    .collect(Collectors.toMap(CourseMap::id, Function.identity(), (one, same) -> one));
        }
    }

    /** The awards of a course that were not taken back, and what a day makes of them. */
    @Component
    record Holdings(Awards awards, Clock clock) {

        /** Those in force first, the newest before the others. */
        List<Award> in(CourseId course) {
            return awards.in(course).stream()
                    .filter(award -> award.state() != Award.State.REVOKED)
                    .sorted(Comparator.comparing(Award::state)
                            .thenComparing(Award::awardedAt, Comparator.reverseOrder()))
                    .toList();
        }

        Held held(Award award) {
            Term term = award.term();
            return new Held(
                    award.state(),
                    term == null ? null : term.endsAt(),
                    term != null && award.state() != Award.State.SUSPENDED && term.isRenewable(clock.instant()));
        }
    }

    TeachPage page(Visitor instructor) {
        List<CourseMap> maps = courseMaps.all(instructor.mustTeach().course());
        List<Offer> offers = offers(instructor, maps);
        List<Draft> drafts = drafts(instructor, maps);
        return new TeachPage(
                courses.find(instructor.course()).map(Course::title).orElse(""),
                offers,
                drafts,
                offers.isEmpty() ? steps.of(instructor.course(), maps, drafts) : List.of());
    }

    private List<Offer> offers(Visitor instructor, List<CourseMap> maps) {
        Overview overview = new Overview(roster.learners(instructor.course()), instructor.locale());
        List<Award> held = holdings.in(instructor.course());
        return maps.stream()
                .filter(map -> map.state() == CourseMap.State.PUBLISHED)
                .map(map -> offer(overview, map, held))
                .toList();
    }

    private Offer offer(Overview overview, CourseMap map, List<Award> held) {
        MicrocredentialVersion version = version(map);
        Map<CourseMapId, CourseMap> earlier = judged.earlier(map);
        Map<CourseMapId, Began> began = earlier.values().stream()
                .collect(Collectors.toMap(
                        CourseMap::id,
                        other -> new Began(other.number(), version(other).number())));
        return overview.offer(
                map, version, judged.standings(map, earlier.keySet()), holders(held, version.microcredential()), began);
    }

    /** Whoever holds any version of the micro-credential, by the newest of theirs that is in force, or else has ended. */
    private Map<PersonId, Held> holders(List<Award> held, MicrocredentialId microcredential) {
        Set<VersionId> versions = held.stream()
                .map(Award::version)
                .distinct()
                .filter(id -> wording.version(id)
                        .filter(version -> version.microcredential().equals(microcredential))
                        .isPresent())
                .collect(Collectors.toSet());
        return held.stream()
                .filter(award -> versions.contains(award.version()))
                .collect(Collectors.toMap(Award::person, holdings::held, (newest, older) -> newest));
    }

    /** Drafts of versions made here, and drafts of course maps for versions that are published already. */
    private List<Draft> drafts(Visitor instructor, List<CourseMap> maps) {
        Locale locale = instructor.locale();
        return wording.all(instructor).stream()
                .filter(version -> !version.isPublished() || hasDraft(version, maps))
                .map(version -> new Draft(
                        version.id().toString(),
                        version.definition().title().in(locale),
                        version.number(),
                        maps.stream()
                                .filter(map -> isDraftOf(map, version))
                                .map(map -> map.id().toString())
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    private static boolean hasDraft(MicrocredentialVersion version, List<CourseMap> maps) {
        return maps.stream().anyMatch(map -> isDraftOf(map, version));
    }

    private static boolean isDraftOf(CourseMap map, MicrocredentialVersion version) {
        return map.state() == CourseMap.State.DRAFT && map.version().equals(version.id());
    }

    private MicrocredentialVersion version(CourseMap map) {
        return wording.version(map.version()).orElseThrow(Offered::unknown);
    }
}
