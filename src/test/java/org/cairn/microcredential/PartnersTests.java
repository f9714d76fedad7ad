package org.cairn.microcredential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cairn.outbound.Letter;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentCaptor;
import org.springframework.mail.MailSendException;

/** Partners confirm what they have seen, by an address that serves once. */
class PartnersTests {

    private static final String COMMUNITY = "səl̓ilwətaɁɬ";
    private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 3, 14);

    private Rules rules;
    private Microcredentials microcredentials;
    private Partners partners;
    private Visitor instructor;
    private MicrocredentialVersion draft;

    @AfterEach
    void forget() {
        rules.close();
    }

    private void given(TestDatabase database) {
        rules = new Rules(database);
        microcredentials = rules.the(Microcredentials.class);
        partners = rules.the(Partners.class);
        instructor = rules.instructor(rules.course("FALL-1010"));
        MicrocredentialVersion taken = microcredentials.take(instructor, "fall-protection");
        microcredentials.save(
                instructor, taken.id(), taken.definition(), taken.definition().with(DefinitionBytesTests.everything()));
        draft = microcredentials.version(taken.id()).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aPartnerConfirmsWithoutAnAccountAndOnce(TestDatabase database) {
        given(database);
        String token = partners.ask(instructor, draft.id(), "Coast Builders", "a@builders.example")
                .orElseThrow();
        Partners.Request request = partners.request(token);
        assertThat(request.partner().name()).isEqualTo("Coast Builders");
        assertThat(findings()).contains(Predicate.CONFIRMED);

        partners.answer(token, answer(request.hash(), null));

        assertThat(partners.validations(draft.microcredential()))
                .singleElement()
                .satisfies(validation -> {
                    assertThat(validation.confirms()).isTrue();
                    assertThat(validation.isOf(Frozen.of(draft.definition()).hash()))
                            .isTrue();
                    assertThat(validation.signedAt()).isEqualTo(Rules.NOW);
                    assertThat(validation.validUntil()).isEqualTo(NEXT_YEAR);
                });
        assertThatThrownBy(() -> partners.request(token)).hasMessage("GONE microcredential.partner-gone");
        assertThatThrownBy(() -> partners.answer(token, answer(request.hash(), null)))
                .hasMessage("GONE microcredential.partner-gone");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void onlyTheHashOfAnAddressIsKept(TestDatabase database) {
        given(database);
        String token = partners.ask(instructor, draft.id(), "Coast Builders", "a@builders.example")
                .orElseThrow();

        assertThat(token).hasSize(43);
        assertThat(rules.jdbc()
                        .sql("SELECT token_hash FROM partner_invitation WHERE version_id = :version")
                        .param("version", draft.id().value())
                        .query(String.class)
                        .single())
                .hasSize(64)
                .doesNotContain(token);
        assertThatThrownBy(() -> partners.request(token + "x")).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void ofManyAnswersAtOnceOneIsKept(TestDatabase database) throws Exception {
        given(database);
        String token = partners.ask(instructor, draft.id(), "Coast Builders", "a@builders.example")
                .orElseThrow();
        String hash = partners.request(token).hash();
        Callable<Boolean> attempt = () -> {
            try {
                partners.answer(token, answer(hash, null));
                return true;
            } catch (Refusal refused) {
                return false;
            }
        };
        ExecutorService crowd = Executors.newFixedThreadPool(8);
        int kept = 0;
        for (Future<Boolean> answered : crowd.invokeAll(java.util.Collections.nCopies(16, attempt))) {
            kept += answered.get() ? 1 : 0;
        }
        crowd.shutdown();

        assertThat(kept).isEqualTo(1);
        assertThat(partners.validations(draft.microcredential())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatHasChangedSinceItWasReadIsNotConfirmed(TestDatabase database) {
        given(database);
        String token = partners.ask(instructor, draft.id(), "Coast Builders", "a@builders.example")
                .orElseThrow();
        String seen = partners.request(token).hash();
        Definition before = draft.definition();
        microcredentials.save(
                instructor,
                draft.id(),
                before,
                before.with(before.requirements().subList(0, 2)));

        assertThatThrownBy(() -> partners.answer(token, answer(seen, null)))
                .hasMessage("CONFLICT microcredential.partner-outdated");
        partners.answer(token, answer(partners.request(token).hash(), null));
        assertThat(partners.validations(draft.microcredential())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aCommunityMayForbidThatItIsPublished(TestDatabase database) {
        given(database);
        String token = partners.ask(instructor, draft.id(), COMMUNITY, "office@nation.example")
                .orElseThrow();

        partners.answer(token, answer(partners.request(token).hash(), Validation.Publication.NOTHING));

        assertThat(rules.the(Gate.class).titlesOnly(draft)).isTrue();
        assertThatThrownBy(() -> microcredentials.publish(instructor, draft.id()))
                .hasMessage("INVALID microcredential.blocked");
        answerAgain(Validation.Publication.TITLES);
        assertThat(findings()).doesNotContain(Predicate.CONSENT);
        assertThat(rules.the(Gate.class).titlesOnly(draft)).isTrue();
        answerAgain(Validation.Publication.EVERYTHING);
        assertThat(rules.the(Gate.class).titlesOnly(draft))
                .as("its last word holds")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aLetterIsSentByWorkThatIsKeptAndRepeated(TestDatabase database) {
        given(database);
        when(rules.mailbox().isOpen()).thenReturn(true);
        assertThat(partners.ask(instructor, draft.id(), "Coast Builders", "a@builders.example"))
                .as("nothing to copy")
                .isEmpty();
        PartnerInvitation asked = partners.asked(draft.id()).get(0);
        verify(rules.scheduler())
                .scheduleIfNotExists(
                        argThat((TaskInstance<Void> task) ->
                                task.getId().equals(asked.id().toString())
                                        && task.getTaskName().equals("send-partner-letter")),
                        eq(Rules.NOW));
        assertThat(asked.state()).isEqualTo(PartnerInvitation.State.WAITING);

        doThrow(new MailSendException("down")).when(rules.mailbox()).send(any());
        PartnerLetters letters = rules.the(PartnerLetters.class);
        assertThatThrownBy(() -> letters.send(asked.id())).isInstanceOf(MailSendException.class);
        assertThat(partners.asked(draft.id()).get(0).failures()).isEqualTo(1);

        org.mockito.Mockito.doNothing().when(rules.mailbox()).send(any());
        letters.send(asked.id());
        ArgumentCaptor<Letter> letter = ArgumentCaptor.forClass(Letter.class);
        verify(rules.mailbox(), org.mockito.Mockito.times(2)).send(letter.capture());
        List<String> tokens =
                letter.getAllValues().stream().map(PartnersTests::token).toList();
        assertThat(letter.getValue().to()).isEqualTo("a@builders.example");
        assertThat(letter.getValue().subject()).contains("Fall Protection");
        assertThatThrownBy(() -> partners.request(tokens.get(0)))
                .as("of a letter that may have been lost")
                .isInstanceOf(Refusal.class);
        assertThat(partners.request(tokens.get(1)).partner().name()).isEqualTo("Coast Builders");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aPartnerIsAskedAgainSixtyDaysBeforeItEnds(TestDatabase database) {
        given(database);
        String token = partners.ask(instructor, draft.id(), "Coast Builders", "a@builders.example")
                .orElseThrow();
        InvitationId first = partners.request(token).invitation().id();
        partners.answer(token, answer(partners.request(token).hash(), null));
        verify(rules.scheduler())
                .scheduleIfNotExists(
                        argThat((TaskInstance<Void> task) -> task.getTaskName().equals("remind-partner")),
                        eq(Instant.parse("2027-01-13T00:00:00Z")));

        partners.askAgain(first);
        assertThat(partners.asked(draft.id())).as("no mail server, no letter").hasSize(1);
        when(rules.mailbox().isOpen()).thenReturn(true);
        partners.askAgain(first);

        assertThat(partners.asked(draft.id()))
                .hasSize(2)
                .allMatch(asked -> asked.email().equals("a@builders.example"));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void onlyItsOwnCourseAsksAndOnlyWhoIsNamed(TestDatabase database) {
        given(database);
        Visitor elsewhere = rules.instructor(rules.course("OTHER"));

        assertThatThrownBy(() -> partners.ask(elsewhere, draft.id(), "Coast Builders", "a@b.example"))
                .hasMessage("NOT_FOUND microcredential.unknown");
        assertThatThrownBy(() -> partners.ask(instructor, draft.id(), "Somebody else", "a@b.example"))
                .hasMessage("NOT_FOUND microcredential.unknown-partner");
    }

    private void answerAgain(Validation.Publication publication) {
        String again = partners.ask(instructor, draft.id(), COMMUNITY, "office@nation.example")
                .orElseThrow();
        partners.answer(again, answer(partners.request(again).hash(), publication));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatAPartnerSaidLastOfThePublishedWordsCounts(TestDatabase database) {
        given(database);
        String hash = Frozen.of(draft.definition()).hash();
        for (String yesOrNo : List.of("yes", "no")) {
            String token = partners.ask(instructor, draft.id(), "Coast Builders", "a@builders.example")
                    .orElseThrow();
            partners.answer(
                    token,
                    new Partners.Answer(
                            hash,
                            true,
                            yesOrNo.equals("yes"),
                            null,
                            null,
                            true,
                            yesOrNo,
                            "A. Signatory",
                            "Director",
                            NEXT_YEAR));
        }
        assertThat(rules.the(LastWords.class).of(draft))
                .as("nothing is published yet")
                .isEmpty();

        MicrocredentialVersion published = new MicrocredentialVersion(
                draft.id(),
                draft.microcredential(),
                draft.institution(),
                1,
                MicrocredentialVersion.State.PUBLISHED,
                draft.definition(),
                hash,
                Rules.NOW);

        assertThat(rules.the(LastWords.class).of(published)).singleElement().satisfies(word -> {
            assertThat(word.validation().statement()).isEqualTo("no");
            assertThat(word.validation().isEndorsement()).isFalse();
        });
    }

    private List<Predicate> findings() {
        return rules.the(Gate.class).findings(draft).stream()
                .map(finding -> finding.check().predicate())
                .toList();
    }

    private static String token(Letter letter) {
        return letter.text().replaceAll("(?s).*https://cairn\\.example/partners/(\\S+).*", "$1");
    }

    private static Partners.Answer answer(String hash, Validation.Publication publication) {
        return new Partners.Answer(
                hash, true, true, publication, null, false, null, "A. Signatory", "Director", NEXT_YEAR);
    }
}
