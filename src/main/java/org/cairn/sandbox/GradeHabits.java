package org.cairn.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** How the Assignment and Grade Services behave (AGS 2.0). */
interface GradeHabits {

    /** The query string that every address of the services carries; empty for none. */
    default String serviceQuery() {
        return "type_id=1";
    }

    default void demandAccepted(@Nullable String accept, String type) {
        MediaTypes.demandAccepted(accept, type);
    }

    default void demandContent(@Nullable String contentType, String type) {
        MediaTypes.demandContent(contentType, type);
    }

    /** What an error says. */
    default Map<String, Object> error(HttpStatus status, String reason) {
        return Map.of("status", status.value(), "reason", reason);
    }

    /** The size of a page where nobody asks for one; null for all at once. */
    default @Nullable Integer gradePage() {
        return Paging.USUAL;
    }

    /** What the address of a next page counts: pages from one, or entries from zero. */
    default boolean countsEntries() {
        return false;
    }

    /** The {@code Link} header of a page of line items or results (AGS 2.0, 3.2.4). */
    default String gradeLink(String next) {
        return Paging.link(next);
    }

    /** Whether a call belongs to a burst that is too much for the platform. */
    default boolean limitsBursts() {
        return false;
    }

    // --- line items ---

    /** Whether activities of the LMS itself are listed, to be read and not to be written. */
    default boolean showsOwnActivities() {
        return false;
    }

    /**
     * What is sent as {@code lineitem} with a launch of a link with these line items; empty for none (AGS 2.0, 3.1.3).
     *
     * @param madeByTool whether none of them came with the activity
     */
    default Optional<String> launchedItem(List<String> coupled, boolean madeByTool) {
        return coupled.size() == 1 ? Optional.of(coupled.get(0)) : Optional.empty();
    }

    default void shapeLineItem(Map<String, Object> json) {
        // As it is.
    }

    /** Whether a new line item is answered with what was sent, rather than with what is kept. */
    default boolean echoesLineItems() {
        return false;
    }

    default HttpStatus foreignLink() {
        return HttpStatus.NOT_FOUND;
    }

    /** The answer where a tool deletes the column of an activity; null where it may. */
    default @Nullable HttpStatus keepsCoupledItems() {
        return null;
    }

    // --- scores and results ---

    /** Whether a score may replace the stored one (AGS 2.0, 3.4.9). */
    default boolean isLater(Instant given, Instant stored) {
        return given.isAfter(stored);
    }

    default ServiceRefusal stale() {
        return new ServiceRefusal(HttpStatus.CONFLICT, "A grade that is as late or later is there already");
    }

    default ServiceRefusal unknownUser() {
        return ServiceRefusal.notFound("user in this course");
    }

    default ServiceRefusal notALearner() {
        return ServiceRefusal.badRequest("Only learners have grades");
    }

    /** The grade that a score makes; empty where the platform passes the score over. */
    default Optional<Grade> graded(ScoreJson score, LineItem item) {
        score.demandRange();
        return Optional.of(score.asGrade(item));
    }

    default ResponseEntity<Object> scored(String result) {
        return ResponseEntity.ok().build();
    }

    /** The answer to a score that is refused. */
    default Optional<ResponseEntity<Object>> refusedScore(ServiceRefusal refusal, String body) {
        return Optional.empty();
    }

    /** Whether every score is a new submission of the learner, unless it says that it is not. */
    default boolean countsSubmissions() {
        return false;
    }

    /** @param ofOne whether results of one learner were asked for */
    default void shapeResult(Map<String, Object> json, Grade grade, boolean ofOne) {
        // As it is.
    }

    /** Whether {@code limit} may be asked of results without bringing the service down. */
    default boolean survivesLimitOfResults() {
        return true;
    }
}
