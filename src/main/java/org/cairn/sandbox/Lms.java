package org.cairn.sandbox;

/**
 * How an LMS behaves where the specifications leave room, and where an LMS leaves the specifications. What an LMS does not
 * say here it does as {@link Standard} does: each class below reads as the list of what is peculiar to that LMS. "(k)"
 * marks what is generally known and was not read in a source or a recording.
 */
interface Lms extends LaunchHabits, TokenHabits, GradeHabits, RosterHabits, ContentHabits, RegistrationHabits {}
