package org.cairn.portfolio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.award.Awards;
import org.cairn.course.JoinedPersons;
import org.cairn.credential.CredentialSummary;
import org.cairn.credential.Credentials;
import org.cairn.letter.ConfirmedAddresses;
import org.cairn.letter.Wish;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.shared.Holder;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Service;

/**
 * What whoever has opened a mailbox holds. Several persons may have confirmed one address: the same human in two learning
 * platforms, or two humans who share it. Each keeps what is theirs, and none of them becomes another's by it.
 */
@Service
public class Portfolios {

    private final ConfirmedAddresses addresses;
    private final JoinedPersons joined;
    private final Credentials credentials;
    private final Awards awards;
    private final Platforms platforms;

    Portfolios(
            ConfirmedAddresses addresses,
            JoinedPersons joined,
            Credentials credentials,
            Awards awards,
            Platforms platforms) {
        this.addresses = addresses;
        this.joined = joined;
        this.credentials = credentials;
        this.awards = awards;
        this.platforms = platforms;
    }

    /** What one human holds, the newest first. */
    public record Shelf(Institution institution, List<Held> held) {}

    /** An award, and how far its credential is. */
    public record Held(Award award, CredentialSummary credential) {}

    /** One for each human, whatever they hold; none where nobody has the address any more. */
    public List<Shelf> of(PortfolioVisit visit) {
        return holders(visit).stream()
                .map(holder -> new Shelf(platforms.institution(holder.institution()), held(holder.person())))
                .toList();
    }

    private List<Held> held(PersonId person) {
        Map<AwardId, Award> made = awards.of(person).stream().collect(Collectors.toMap(Award::id, Function.identity()));
        return credentials.of(person).stream()
                .flatMap(credential ->
                        Stream.ofNullable(made.get(credential.award())).map(award -> new Held(award, credential)))
                .toList();
    }

    public boolean isAnybodys(PortfolioVisit visit) {
        return !addresses.of(visit.address()).isEmpty();
    }

    /** Whose of them this credential is, looking back at the course in which it was earned. */
    public Optional<Holder> holder(PortfolioVisit visit, String credential) {
        return holders(visit).stream()
                .flatMap(holder -> credentials
                        .awardBehind(holder, credential)
                        .flatMap(awards::find)
                        .map(award -> new Holder(
                                holder.institution(), holder.person(), award.course(), holder.at(), holder.locale()))
                        .stream())
                .findFirst();
    }

    private List<Holder> holders(PortfolioVisit visit) {
        List<PersonId> persons =
                addresses.of(visit.address()).stream().map(Wish::person).toList();
        Map<PersonId, PersonId> keepers = joined.keepers(persons);
        Map<PersonId, PersonId> one = new LinkedHashMap<>();
        persons.forEach(person -> one.putIfAbsent(keepers.getOrDefault(person, person), person));
        return one.values().stream()
                .flatMap(person -> joined
                        .institution(person)
                        .map(institution -> new Holder(institution, person, null, "/my", visit.language()))
                        .stream())
                .toList();
    }
}
