package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows results to the tool (AGS 2.0, 3.3): the grades of the gradebook, whoever gave them. */
@RestController
final class ResultController {

    private final GradeServices services;
    private final Gradebook gradebook;
    private final GradeJson json;
    private final ResultRows rows;
    private final Manners manners;

    ResultController(GradeServices services, Gradebook gradebook, GradeJson json, ResultRows rows, Manners manners) {
        this.services = services;
        this.gradebook = gradebook;
        this.json = json;
        this.rows = rows;
        this.manners = manners;
    }

    @GetMapping(ServiceUrls.RESULTS)
    ResponseEntity<List<Map<String, Object>>> results(
            @PathVariable("course") String courseId,
            @PathVariable("item") String itemId,
            @RequestParam(name = "user_id", required = false) @Nullable String userId,
            HttpServletRequest request) {
        Tool tool = services.demand(request, Scope.RESULT_READONLY);
        services.demandAccepted(request, MediaTypes.RESULTS);
        if (request.getParameter("limit") != null && !manners.now().survivesLimitOfResults()) {
            throw new BrokenDown();
        }
        Column column = services.column(courseId, itemId, tool);
        Course course = services.course(courseId);
        List<Map<String, Object>> results = course.learners().stream()
                .filter(learner -> userId == null || userId.equals(rows.id(learner)))
                .flatMap(learner -> gradebook.find(column, learner).stream()
                        .map(grade -> json.of(rows.row(course, column, learner, grade), grade, userId != null)))
                .toList();
        return services.page(results, MediaTypes.RESULTS, request, result -> result);
    }
}
