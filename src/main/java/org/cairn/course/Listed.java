package org.cairn.course;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cairn.course.nrps.Member;
import org.cairn.shared.Role;
import org.jspecify.annotations.Nullable;

/** What a platform's list says of one person, as far as it is kept. */
record Listed(
        String subject,
        @Nullable String name,
        @Nullable String email,
        @Nullable String sourcedId,
        Set<Role> roles,
        boolean active,
        Set<String> groups) {

    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_EMAIL = 320;

    static Optional<Listed> of(Member member) {
        return Optional.ofNullable(member.userId())
                .filter(Listed::isUsable)
                .map(subject -> new Listed(
                        subject,
                        given(member.name(), LONGEST_NAME),
                        given(member.email(), LONGEST_EMAIL),
                        given(member.sourcedId(), LONGEST_SUBJECT),
                        MemberRoles.of(member.roles()),
                        member.isActive(),
                        member.groups().stream().filter(Listed::isUsable).collect(Collectors.toSet())));
    }

    static boolean isUsable(@Nullable String id) {
        return id != null
                && !id.isBlank()
                && id.length() <= LONGEST_SUBJECT
                && id.chars().noneMatch(Character::isISOControl);
    }

    /** Somebody may be on two pages, or enrolled twice; the order of pages plays no part. */
    Listed and(Listed other) {
        Set<Role> both = EnumSet.noneOf(Role.class);
        both.addAll(roles);
        both.addAll(other.roles);
        Set<String> all = new java.util.TreeSet<>(groups);
        all.addAll(other.groups);
        return new Listed(
                subject,
                first(name, other.name),
                first(email, other.email),
                first(sourcedId, other.sourcedId),
                active == other.active ? both : active ? roles : other.roles,
                active || other.active,
                all);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    static @Nullable String given(@Nullable String text, int longest) {
        String clean = text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
        if (clean.isEmpty()) {
            return null;
        }
        int end = Math.min(clean.length(), longest);
        boolean half = end < clean.length() && Character.isHighSurrogate(clean.charAt(end - 1));
        return clean.substring(0, half ? end - 1 : end);
    }
}
