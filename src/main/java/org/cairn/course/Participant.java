package org.cairn.course;

import java.util.Optional;

/**
 * A person in a course, with what else finds them in a list that was made elsewhere. None of it joins identities.
 *
 * @param email absent where the platform withholds it
 * @param sourcedId what the institution's own records call the person, where the platform tells
 */
public record Participant(Enrolment enrolment, Optional<String> email, Optional<String> sourcedId) {}
