package org.cairn.shared;

import java.util.List;

/**
 * Cairn declines to do something. Thrown anywhere, rendered in one place: a page that says what happened, what to do
 * and a reference, or a problem document for machines.
 *
 * <p>The key names two messages: {@code refusal.<key>} (what happened) and {@code refusal.<key>.todo} (what to do next).
 */
public class Refusal extends RuntimeException {

    private final Problem problem;
    private final String key;
    private final transient List<Object> args;

    public Refusal(Problem problem, String key, Object... args) {
        super(problem + " " + key);
        this.problem = problem;
        this.key = key;
        this.args = List.of(args);
    }

    public Problem problem() {
        return problem;
    }

    public String key() {
        return key;
    }

    public Object[] args() {
        return args.toArray();
    }
}
