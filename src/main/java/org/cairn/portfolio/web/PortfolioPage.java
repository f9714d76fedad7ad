package org.cairn.portfolio.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cairn.award.Award;
import org.cairn.award.Term;
import org.cairn.credential.CredentialSummary;
import org.cairn.portfolio.Portfolios.Held;
import org.cairn.portfolio.Portfolios.Shelf;
import org.jspecify.annotations.Nullable;

/** What somebody holds, as their page shows it. */
record PortfolioPage(List<Group> groups) {

    static PortfolioPage of(List<Shelf> shelves, Locale locale) {
        return new PortfolioPage(
                shelves.stream().map(shelf -> group(shelf, locale)).toList());
    }

    public boolean isEmpty() {
        return groups.stream().allMatch(group -> group.lines().isEmpty());
    }

    /** What one human holds. */
    record Group(String issuer, List<Line> lines) {}

    /**
     * A micro-credential.
     *
     * @param id null while it is being signed
     * @param seen who sees it, as a word of the messages {@code portfolio.seen.*}
     * @param ends null where it has no end, or does not hold any more for another reason
     */
    record Line(
            @Nullable String id,
            String title,
            Award.State state,
            String seen,
            Instant awarded,
            @Nullable Instant ends) {}

    private static Group group(Shelf shelf, Locale locale) {
        return new Group(
                shelf.institution().name().in(locale),
                shelf.held().stream().map(held -> line(held, locale)).toList());
    }

    private static Line line(Held held, Locale locale) {
        CredentialSummary credential = held.credential();
        Award award = held.award();
        Term term = award.state() == Award.State.REVOKED ? null : award.term();
        return new Line(
                Objects.toString(credential.id(), null),
                credential.title().in(locale),
                award.state(),
                credential.state().name(),
                award.awardedAt(),
                term == null ? null : term.endsAt());
    }
}
