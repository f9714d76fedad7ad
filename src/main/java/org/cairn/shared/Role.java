package org.cairn.shared;

/** What a person is in a course, read from LTI context roles alone (LTI Core 1.3, A.2.3). */
public enum Role {
    LEARNER,
    INSTRUCTOR,
    ADMINISTRATOR,
    MENTOR
}
