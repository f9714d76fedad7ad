package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes scores of the tool (AGS 2.0, 3.4). */
@RestController
final class ScoreController {

    private final GradeServices services;
    private final Gradebook gradebook;
    private final People people;

    ScoreController(GradeServices services, Gradebook gradebook, People people) {
        this.services = services;
        this.gradebook = gradebook;
        this.people = people;
    }

    @PostMapping(ServiceUrls.SCORES)
    ResponseEntity<Void> score(
            @PathVariable("course") String courseId,
            @PathVariable("item") String itemId,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        services.demand(request, Scope.SCORE);
        ScoreJson score = services.read(body, ScoreJson.class, MediaTypes.SCORE, request);
        LineItem item = services.item(courseId, itemId);
        score.check();
        Person learner = learner(services.course(courseId), Objects.requireNonNull(score.userId()));
        if (!gradebook.record(item, learner, score.asGrade(item))) {
            throw new ServiceRefusal(HttpStatus.CONFLICT, "A grade that is as late or later is there already");
        }
        return ResponseEntity.ok().build();
    }

    private Person learner(Course course, String id) {
        Person person =
                people.find(id).filter(course::has).orElseThrow(() -> ServiceRefusal.notFound("user in this course"));
        if (!person.learns()) {
            throw ServiceRefusal.badRequest("Only learners have grades");
        }
        return person;
    }
}
