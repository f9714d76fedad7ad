package org.cairn.credential.endorsement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.credential.endorsement.EndorsementTable.Row;
import org.cairn.credential.endorsement.EndorsementWriter.Signed;
import org.cairn.credential.keys.IssuerId;
import org.cairn.credential.keys.Issuers;
import org.cairn.credential.keys.KeysLeaked;
import org.cairn.microcredential.InvitationId;
import org.cairn.microcredential.LastWords;
import org.cairn.microcredential.LastWords.Word;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.VersionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The endorsements of published versions. Each partner's last word counts; what was said before it, was taken back, or has
 * ended goes into no new credential. A word is signed once, soon after it was said; whoever needs it earlier has it signed.
 */
@Service
public class Endorsements {

    private static final Logger LOG = LoggerFactory.getLogger(Endorsements.class);

    private final LastWords lastWords;
    private final Endorsers endorsers;
    private final EndorsementTable table;
    private final EndorsementWriter writer;
    private final Issuers issuers;
    private final TransactionOperations transactions;
    private final Clock clock;

    Endorsements(
            LastWords lastWords,
            Endorsers endorsers,
            EndorsementTable table,
            EndorsementWriter writer,
            Issuers issuers,
            TransactionOperations transactions,
            Clock clock) {
        this.lastWords = lastWords;
        this.endorsers = endorsers;
        this.table = table;
        this.writer = writer;
        this.issuers = issuers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What goes into a credential of this version today, in the order in which it was first said. */
    public List<Endorsement> of(MicrocredentialVersion version) {
        List<Word> words = standing(lastWords.of(version));
        if (words.isEmpty()) {
            return List.of();
        }
        Map<InvitationId, Row> known = rows(version.id());
        for (Word word : words) {
            Row row = known.get(word.id());
            if (row == null || row.document() == null) {
                sign(version, word);
            }
        }
        Map<InvitationId, Row> signed = rows(version.id());
        List<Endorsement> all = new ArrayList<>();
        for (Word word : words) {
            Optional.ofNullable(signed.get(word.id()))
                    .flatMap(row -> endorsement(row, word))
                    .ifPresent(all::add);
        }
        return all;
    }

    /** What it has endorsed at some time, the newest first. */
    public List<VersionId> endorsedBy(Endorser endorser) {
        return table.endorsedBy(endorser.issuer().id());
    }

    public Optional<Endorser> endorser(IssuerId id) {
        return endorsers.find(id);
    }

    /** The partner's profile as JSON-LD. */
    public String profile(Endorser endorser) {
        return writer.profileDocument(endorser);
    }

    /** One of the partner's endorsements, as it was signed. */
    public Optional<String> document(IssuerId endorser, UUID id) {
        return table.find(id).filter(row -> row.endorser().equals(endorser)).map(Row::document);
    }

    @EventListener
    public void on(KeysLeaked leaked) {
        if (leaked.issuer().isPartner()) {
            table.unsign(leaked.issuer().id());
        }
    }

    private List<Word> standing(Collection<Word> words) {
        LocalDate today = LocalDate.now(clock);
        return words.stream()
                .filter(word ->
                        word.validation().isEndorsement() && word.validation().isValidOn(today))
                .toList();
    }

    private Map<InvitationId, Row> rows(VersionId version) {
        return table.of(version).stream().collect(Collectors.toMap(Row::validation, Function.identity()));
    }

    /** A key that was given up while it signed has signed nothing: the next reader has it signed by its successor. */
    private void sign(MicrocredentialVersion version, Word word) {
        Endorser endorser =
                endorsers.named(version.institution(), word.validation().partner());
        table.addIfAbsent(endorser, word.id(), version.id());
        UUID id = rows(version.id()).get(word.id()).id();
        Signed signed = writer.signed(id, endorser, version, word.validation());
        transactions.executeWithoutResult(status -> {
            table.sign(id, signed.document());
            if (issuers.trusted(endorser.issuer().id(), Set.of(signed.key())) == 0) {
                status.setRollbackOnly();
                LOG.info("endorsement {} was signed with a key that was given up meanwhile", id);
            }
        });
    }

    private Optional<Endorsement> endorsement(Row row, Word word) {
        return Optional.ofNullable(row.document())
                .flatMap(document -> endorsers
                        .find(row.endorser())
                        .map(endorser -> new Endorsement(
                                row.id(),
                                endorser,
                                word.validation().statement(),
                                word.validation().signedAt(),
                                word.validation().validUntil(),
                                document)));
    }
}
