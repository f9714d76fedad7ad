package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
    private final ServiceUrls urls;

    ResultController(GradeServices services, Gradebook gradebook, ServiceUrls urls) {
        this.services = services;
        this.gradebook = gradebook;
        this.urls = urls;
    }

    @GetMapping(ServiceUrls.RESULTS)
    ResponseEntity<List<ResultJson>> results(
            @PathVariable("course") String courseId,
            @PathVariable("item") String itemId,
            @RequestParam(name = "user_id", required = false) @Nullable String userId,
            HttpServletRequest request) {
        services.demand(request, Scope.RESULT_READONLY);
        MediaTypes.demandAccepted(request.getHeader(HttpHeaders.ACCEPT), MediaTypes.RESULTS);
        LineItem item = services.item(courseId, itemId);
        List<ResultJson> results = services.course(courseId).learners().stream()
                .filter(learner -> userId == null || userId.equals(learner.id()))
                .flatMap(learner ->
                        gradebook.find(item, learner).stream().map(grade -> ResultJson.of(item, learner, grade, urls)))
                .toList();
        return services.page(results, MediaTypes.RESULTS, request, result -> result);
    }
}
