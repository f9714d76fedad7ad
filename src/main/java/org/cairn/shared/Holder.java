package org.cairn.shared;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for what was awarded to them, and nothing else: in a course by their launch, or outside of every course by a mailbox
 * that they have confirmed. A holder has no role anywhere. Made from a session at each request; pages that are the same in
 * both places take it as a parameter.
 *
 * @param course where they are, or where the award was made that they look at; null for neither
 * @param at where their pages lie, a path without a slash at its end
 */
public record Holder(
        InstitutionId institution,
        PersonId person,
        @Nullable CourseId course,
        String at,
        Locale locale) {

    /** The request attribute in which whoever guards a page says who its holder is. */
    public static final String ATTRIBUTE = "org.cairn.holder";

    /** The same in the language of the page. */
    public Holder speaking(Locale language) {
        return new Holder(institution, person, course, at, language);
    }
}
