package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is signed in to the LMS: one invented person per browser session, chosen without a password. */
@Component
final class SignIn {

    private static final String PERSON = SignIn.class.getName();

    private final People people;

    SignIn(People people) {
        this.people = people;
    }

    /** Never makes a session: a cross-site answer with a fresh cookie would sign the visitor out. */
    Optional<Person> current(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : Optional.ofNullable((String) session.getAttribute(PERSON)).flatMap(people::find);
    }

    void enter(HttpServletRequest request, Person person) {
        HttpSession session = request.getSession(true);
        request.changeSessionId();
        session.setAttribute(PERSON, person.id());
    }

    void leave(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
