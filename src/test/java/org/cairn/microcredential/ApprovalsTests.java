package org.cairn.microcredential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.cairn.microcredential.MicrocredentialVersion.State;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;

/** From a draft to the archive, where an institution asks that somebody else looks at it first. */
class ApprovalsTests {

    private Rules rules;
    private Microcredentials microcredentials;
    private Approvals approvals;
    private Visitor author;
    private Visitor colleague;
    private MicrocredentialVersion draft;

    @AfterEach
    void forget() {
        rules.close();
    }

    private void given(TestDatabase database) {
        rules = new Rules(database);
        microcredentials = rules.the(Microcredentials.class);
        approvals = rules.the(Approvals.class);
        author = rules.instructor(rules.course("FALL-1010"));
        colleague = rules.instructor(rules.course("OTHER"));
        rules.the(Gate.class).choose(rules.institution(), new Policy("bc-2021", Policy.Approval.COLLEAGUE));
        draft = microcredentials.take(author, "fall-protection");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatAColleagueHasApprovedMayBePublished(TestDatabase database) {
        given(database);
        approvals.send(author, draft.id());
        assertThat(state()).isEqualTo(State.IN_REVIEW);
        assertThat(microcredentials.all(colleague))
                .extracting(MicrocredentialVersion::id)
                .contains(draft.id());

        approvals.approve(colleague, draft.id());
        assertThat(state()).isEqualTo(State.APPROVED);
        microcredentials.publish(author, draft.id());

        assertThat(state()).isEqualTo(State.PUBLISHED);
        assertThat(approvals.decisions(author, draft.id()))
                .extracting(Decision::kind, Decision::by)
                .containsExactly(
                        tuple(Decision.Kind.SENT, author.person()),
                        tuple(Decision.Kind.APPROVED, colleague.person()),
                        tuple(Decision.Kind.PUBLISHED, author.person()));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nothingIsPublishedWithoutAnApproval(TestDatabase database) {
        given(database);

        assertThatThrownBy(() -> microcredentials.publish(author, draft.id()))
                .hasMessage("CONFLICT microcredential.approval-needed");
        approvals.send(author, draft.id());
        assertThatThrownBy(() -> microcredentials.publish(author, draft.id()))
                .hasMessage("CONFLICT microcredential.approval-needed");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nobodyApprovesWhatTheyHaveWritten(TestDatabase database) {
        given(database);
        Visitor coAuthor = rules.instructor(author.course());
        microcredentials.save(coAuthor, draft.id(), draft.definition(), draft.definition());
        approvals.send(author, draft.id());

        for (Visitor writer : List.of(author, coAuthor)) {
            assertThat(approvals.mayDecide(writer, current())).isFalse();
            assertThatThrownBy(() -> approvals.approve(writer, draft.id()))
                    .hasMessage("FORBIDDEN microcredential.own-work");
            assertThat(rules.the(Transitions.class).approve(draft.id(), writer.person()))
                    .as("the database says so, too")
                    .isZero();
        }
        assertThatThrownBy(() -> rules.jdbc()
                        .sql(
                                "UPDATE microcredential_version SET state = 'APPROVED', approved_by = sent_by WHERE id = :id")
                        .param("id", draft.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsGivenBackIsADraftAgainAndSaysWhy(TestDatabase database) {
        given(database);
        approvals.send(author, draft.id());

        approvals.giveBack(colleague, draft.id(), "The third competency needs a standard.");

        assertThat(state()).isEqualTo(State.DRAFT);
        assertThat(approvals.decisions(author, draft.id()))
                .last()
                .satisfies(decision -> assertThat(decision.reason()).contains("third competency"));
        microcredentials.save(author, draft.id(), draft.definition(), draft.definition());
        approvals.send(author, draft.id());
        assertThat(state()).isEqualTo(State.IN_REVIEW);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsInReviewCannotBeChangedUntilItIsTakenBack(TestDatabase database) {
        given(database);
        approvals.send(author, draft.id());

        assertThatThrownBy(() -> microcredentials.save(author, draft.id(), draft.definition(), draft.definition()))
                .hasMessage("CONFLICT microcredential.changed-meanwhile");
        approvals.approve(colleague, draft.id());
        assertThatThrownBy(() -> microcredentials.save(author, draft.id(), draft.definition(), draft.definition()))
                .hasMessage("CONFLICT microcredential.changed-meanwhile");

        approvals.withdraw(author, draft.id());

        assertThat(state()).isEqualTo(State.DRAFT);
        microcredentials.save(author, draft.id(), draft.definition(), draft.definition());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void noStepIsTakenTwiceOrOutOfTurn(TestDatabase database) {
        given(database);
        Visitor another = rules.instructor(colleague.course());

        assertThatThrownBy(() -> approvals.retire(author, draft.id())).hasMessageContaining("other-state");
        assertThatThrownBy(() -> approvals.withdraw(author, draft.id())).hasMessageContaining("other-state");
        approvals.send(author, draft.id());
        assertThatThrownBy(() -> approvals.send(author, draft.id())).hasMessageContaining("other-state");
        approvals.approve(colleague, draft.id());
        assertThatThrownBy(() -> approvals.approve(another, draft.id())).hasMessageContaining("other-state");
        assertThatThrownBy(() -> approvals.giveBack(another, draft.id(), "Too late for that."))
                .hasMessageContaining("other-state");
        assertThatThrownBy(() -> microcredentials.publish(another, draft.id()))
                .as("it is not theirs")
                .hasMessage("NOT_FOUND microcredential.unknown");
        microcredentials.publish(author, draft.id());
        approvals.retire(author, draft.id());
        assertThatThrownBy(() -> approvals.retire(author, draft.id())).hasMessageContaining("other-state");
        assertThat(current().isPublished()).isTrue();
        assertThat(microcredentials.all(colleague)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anotherInstitutionsReviewIsNobodysBusiness(TestDatabase database) {
        given(database);
        approvals.send(author, draft.id());
        Rules others = new Rules(database);
        Visitor stranger = others.instructor(others.course("THEIRS"));

        assertThatThrownBy(() -> approvals.approve(stranger, draft.id()))
                .hasMessage("NOT_FOUND microcredential.unknown");
        assertThat(microcredentials.all(stranger)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatTheFrameworkRequiresStopsSendingAndPublishing(TestDatabase database) {
        given(database);
        Definition before = draft.definition();
        Definition silent = new Definition(
                before.title(),
                before.description(),
                before.learningHours(),
                CreditType.CREDIT,
                null,
                before.language(),
                before.assessmentMethod(),
                null,
                before.requirements());
        microcredentials.save(author, draft.id(), before, silent);

        assertThatThrownBy(() -> approvals.send(author, draft.id())).hasMessage("INVALID microcredential.blocked");
        rules.the(Gate.class).choose(rules.institution(), Policy.USUAL);
        assertThatThrownBy(() -> microcredentials.publish(author, draft.id()))
                .hasMessage("INVALID microcredential.blocked");
        assertThat(state()).isEqualTo(State.DRAFT);
    }

    private MicrocredentialVersion current() {
        return microcredentials.version(draft.id()).orElseThrow();
    }

    private State state() {
        return current().state();
    }
}
