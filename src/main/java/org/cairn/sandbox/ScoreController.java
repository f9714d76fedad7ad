package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes scores of the tool (AGS 2.0, 3.4). */
@RestController
final class ScoreController {

    private final GradeServices services;
    private final GradeWriting writing;
    private final Manners manners;
    private final Wire wire;
    private final ServiceUrls urls;

    ScoreController(GradeServices services, GradeWriting writing, Manners manners, Wire wire, ServiceUrls urls) {
        this.services = services;
        this.writing = writing;
        this.manners = manners;
        this.wire = wire;
        this.urls = urls;
    }

    @PostMapping(ServiceUrls.SCORES)
    ResponseEntity<Object> score(
            @PathVariable("course") String courseId,
            @PathVariable("item") String itemId,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        Tool tool = services.demand(request, Scope.SCORE);
        ScoreJson score = services.read(body, ScoreJson.class, MediaTypes.SCORE, request);
        LineItem item = services.item(courseId, itemId, tool);
        try {
            score.check();
            Person learner = learner(services.course(courseId), Objects.requireNonNull(score.userId()));
            writing.score(score, item, learner);
            return manners.now().scored(urls.result(item, learner).toString());
        } catch (ServiceRefusal refusal) {
            return manners.now()
                    .refusedScore(refusal, new String(body, StandardCharsets.UTF_8))
                    .orElseThrow(() -> refusal);
        }
    }

    private Person learner(Course course, String id) {
        Person person = wire.person(id)
                .filter(course::has)
                .orElseThrow(() -> manners.now().unknownUser());
        if (!person.learns()) {
            throw manners.now().notALearner();
        }
        return person;
    }
}
