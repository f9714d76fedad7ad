package org.cairn.launch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a launch is about beside the person who clicked, as the platform calls them.
 *
 * @param forUser whose submission is to be reviewed (Submission Review 1.0); absent in other messages
 * @param mentees whose mentor the person is (LTI Core 1.3, 5.4.7 role_scope_mentor)
 */
public record Concerned(@Nullable String forUser, List<String> mentees) {

    public Concerned {
        mentees = List.copyOf(mentees);
    }
}
