package org.cairn.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.cairn.sandbox.NativeActivity.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The two courses and who is in them, which never change, and copies of them. */
@Component
final class Courses implements Resettable {

    private final List<Course> first;
    private final List<Course> copies = new CopyOnWriteArrayList<>();

    Courses(People people) {
        first = List.of(fallProtection(people.learners()), communityKitchens(people.learners()));
    }

    @Override
    public void reset() {
        copies.clear();
    }

    /** The courses of the first day. */
    List<Course> originals() {
        return first;
    }

    List<Course> all() {
        return Stream.concat(first.stream(), copies.stream()).toList();
    }

    void add(Course copy) {
        copies.add(copy);
    }

    Optional<Course> find(String id) {
        return all().stream().filter(course -> course.id().equals(id)).findFirst();
    }

    List<Course> of(Person person) {
        return all().stream().filter(course -> isOpenTo(course, person)).toList();
    }

    /** @throws LmsRefusal 404 where there is no such course, 403 where the person has no business in it */
    Course open(String id, Person person) {
        Course course = find(id).orElseThrow(() -> new LmsRefusal(HttpStatus.NOT_FOUND, "no-course"));
        if (!isOpenTo(course, person)) {
            throw new LmsRefusal(HttpStatus.FORBIDDEN, "not-your-course");
        }
        return course;
    }

    /** @throws LmsRefusal 403 where the person does not teach the course */
    Course openToTeach(String id, Person person) {
        Course course = open(id, person);
        if (!person.teaches()) {
            throw new LmsRefusal(HttpStatus.FORBIDDEN, "instructors-only");
        }
        return course;
    }

    private static boolean isOpenTo(Course course, Person person) {
        return person.administers() || course.has(person);
    }

    private static Course fallProtection(List<Person> learners) {
        return new Course(
                "course-1010",
                "FALL-1010",
                "Fall Protection for Construction Sites",
                "Recognize hazards at height, choose and inspect equipment, and plan a rescue.",
                List.of(
                        activity("native-1010-1", Kind.QUIZ, "Quiz: Hazards at height", 20),
                        activity("native-1010-2", Kind.QUIZ, "Quiz: Anchors and lanyards", 25),
                        activity("native-1010-3", Kind.ASSIGNMENT, "Assignment: Site inspection report", 50)),
                roster(learners, Set.of()),
                List.of());
    }

    private static Course communityKitchens(List<Person> learners) {
        return new Course(
                "course-2020",
                "CARE-2020",
                "Food Safety in Community Kitchens",
                "Keep food safe from delivery to table, and show how you know.",
                List.of(
                        activity("native-2020-1", Kind.QUIZ, "Quiz: The temperature danger zone", 10),
                        activity("native-2020-2", Kind.QUIZ, "Quiz: Allergens and cross-contact", 20),
                        activity("native-2020-3", Kind.ASSIGNMENT, "Assignment: A cleaning schedule", 40)),
                roster(learners.subList(0, 14), Set.of("2012")),
                List.of());
    }

    private static List<Course.Member> roster(List<Person> learners, Set<String> gone) {
        List<Course.Member> members = new ArrayList<>();
        members.add(new Course.Member(People.INSTRUCTOR, true));
        learners.forEach(person -> members.add(new Course.Member(person, !gone.contains(person.id()))));
        return List.copyOf(members);
    }

    private static NativeActivity activity(String id, Kind kind, String label, int scoreMaximum) {
        return new NativeActivity(id, kind, label, BigDecimal.valueOf(scoreMaximum));
    }
}
