package org.cairn.sandbox;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page shows around its content.
 *
 * @param me who is signed in, or null
 * @param courses the courses of that person
 * @param otherLanguage the address of the same page in the other language
 * @param tool where Cairn is
 * @param manner like which LMS this one behaves
 */
record Frame(
        @Nullable Person me, List<Course> courses, String otherLanguage, URI tool, URI verification, Manner manner) {}
