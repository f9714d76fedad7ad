package org.cairn.sandbox;

/** A service that has come down and answers 404 with a page for people, as the LMS does that it is like. */
final class BrokenDown extends RuntimeException {}
