package org.cairn.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.award.Awards;
import org.cairn.course.JoinProof;
import org.cairn.course.JoinedPersons;
import org.cairn.credential.CredentialHouse;
import org.cairn.credential.CredentialWork;
import org.cairn.credential.Credentials;
import org.cairn.letter.Occasion;
import org.cairn.letter.Wishes;
import org.cairn.microcredential.LastWords;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.outbound.Letter;
import org.cairn.outbound.Mailbox;
import org.cairn.privacy.Erasures;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What somebody was awarded, reached without a course: from the letter to the credential, through every guard. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ActiveProfiles("test")
class PortfolioTests {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/my/links/[\\w-]+)\\?lang=(\\w\\w)");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Wishes wishes;

    @Autowired
    Credentials credentials;

    @Autowired
    CredentialWork work;

    @Autowired
    JoinedPersons joined;

    @Autowired
    @Qualifier("writePortfolioLetter")
    OneTimeTask<Void> writing;

    @Autowired
    Erasures erasures;

    @MockitoBean
    Mailbox mailbox;

    @MockitoBean
    Awards awards;

    @MockitoBean
    Microcredentials microcredentials;

    @MockitoBean
    LastWords lastWords;

    private final List<Letter> letters = new ArrayList<>();
    private final Map<PersonId, String> signed = new HashMap<>();
    private final InstitutionId institution = new InstitutionId(UUID.randomUUID());
    private final String address = "noemie." + UUID.randomUUID() + "@example.org";
    private PersonId noemie;

    @BeforeEach
    void awarded() {
        for (String kept : List.of("portfolio_link", "portfolio_visit", "letter_wish")) {
            jdbc.sql("DELETE FROM " + kept).update();
        }
        jdbc.sql("DELETE FROM scheduled_tasks WHERE task_name = :name")
                .param("name", PortfolioTasks.WRITE.getTaskName())
                .update();
        when(mailbox.isOpen()).thenReturn(true);
        doAnswer(call -> letters.add(call.getArgument(0))).when(mailbox).send(any());
        jdbc.sql("INSERT INTO institution (id, name_en, created_at) VALUES (:id, 'Coast Range College', :now)")
                .param("id", institution.value())
                .param("now", now())
                .update();
        work.withKeys(institution);
        noemie = person();
        award(noemie);
        confirm(noemie, address);
    }

    @Test
    void aLinkFromTheMailboxOpensWhatItsReaderHolds() {
        String link = link(ask(address, "en"));
        assertThat(get(link, null)).hasStatusOk().bodyText().contains("Open my micro-credentials");
        assertThat(get(link, null)).as("looked at by a program before").hasStatusOk();

        MvcTestResult opened = post(link, null);

        assertThat(opened).hasStatus(302).hasHeader("Location", "/my?lang=en");
        assertThat(opened.getResponse().getHeaders("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("__Host-cairn-my="))
                .singleElement()
                .asString()
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Max-Age", "Domain");
        assertThat(get("/my", visit(opened)))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Coast Range College",
                        "Fall Protection for Construction Sites",
                        "Only you see it.",
                        "href=\"/my/credentials/" + signed.get(noemie) + "\"")
                .doesNotContain("??");
    }

    @Test
    void everythingThatAnOwnerMayDoIsDoneWithoutACourse() {
        Cookie visit = open(address);
        String own = "/my/credentials/" + signed.get(noemie);
        assertThat(get(own, visit))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "action=\"" + own + "/publish\"", "href=\"" + own + "/files/certificate.pdf\"", "href=\"/my\"")
                .doesNotContain("/l/", "cairn-tabs", "/window", "??");
        for (String file : List.of(
                "credential.json", "credential.jwt", "badge.svg", "badge.png", "certificate.pdf", "picture.svg")) {
            assertThat(get(own + "/files/" + file, visit)).as(file).hasStatusOk();
        }
        assertThat(get(own + "/inside", visit))
                .hasStatusOk()
                .bodyText()
                .contains(address, "href=\"" + own + "\"")
                .doesNotContain("/l/", "??");
        assertThat(post(own + "/inside", visit, "who", "EMAIL", "act", "sign"))
                .hasStatus(302)
                .hasHeader("Location", own);
        assertThat(post(own + "/publish", visit, "withName", "true", "name", "Noémie"))
                .hasStatus(302);
        assertThat(get("/credentials/" + signed.get(noemie), null))
                .hasStatusOk()
                .bodyText()
                .contains("Noémie");
        assertThat(get("/my", visit)).bodyText().contains("Anybody who has its address sees it.");
        assertThat(post(own + "/withdraw", visit)).hasStatus(302);
        assertThat(post(own + "/inside/clear", visit)).hasStatus(302);
        assertThat(get("/credentials/" + signed.get(noemie), null)).hasStatus(404);
    }

    @Test
    void whoeverAsksLearnsNothingOfAnAddress() throws Exception {
        PersonId asked = person();
        wishes.ask(learner(asked), "asked." + address, Set.of(Occasion.ISSUED), true);
        String known = answers(address);

        assertThat(answers("nobody." + address)).isEqualTo(known);
        assertThat(answers("asked." + address)).isEqualTo(known);

        letters.clear();
        write();
        assertThat(letters).extracting(Letter::to).containsExactly(address);
    }

    @Test
    void whatIsNoAddressIsSaidAtItsField() {
        for (String typed : List.of("", "noemie", "\"><script>@x", "a@b\nBcc: c@d.example")) {
            MvcTestResult answer = post("/my", null, "address", typed);
            assertThat(answer).hasStatus(422);
            assertThat(answer).bodyText().contains("address-error").doesNotContain("<script>@x", "??");
        }
        assertThat(post("/my", null)).hasStatus(422);
    }

    @Test
    void aLinkThatHasServedIsTooOldOrWasNeverSentOpensNothing() {
        String used = link(ask(address, "en"));
        post(used, null);
        String old = link(ask(address, "en"));
        jdbc.sql("UPDATE portfolio_link SET ends_at = :now").param("now", now()).update();

        for (String link : List.of(used, old, "/my/links/forged", used + "x")) {
            assertThat(get(link, null)).hasStatus(410).bodyText().contains("does not open any more", "Send me a link");
            MvcTestResult answer = post(link, null);
            assertThat(answer).hasStatus(410);
            assertThat(answer.getResponse().getHeaders("Set-Cookie"))
                    .noneMatch(cookie -> cookie.startsWith("__Host-cairn-my="));
        }
    }

    @Test
    void nobodyFillsTheMailboxOfAnother() {
        for (int i = 0; i < 10; i++) {
            ask(address, i % 2 == 0 ? "en" : "fr");
        }

        assertThat(letters).hasSize(PortfolioLinks.MOST_AT_ONCE);
    }

    @Test
    void aMailServerThatIsAwayLeavesNoLinkBehind() {
        doThrow(new MailSendException("away")).when(mailbox).send(any());
        post("/my?lang=en", null, "address", address);
        assertThatThrownBy(this::write).isInstanceOf(MailSendException.class);
        assertThat(jdbc.sql("SELECT count(*) FROM portfolio_link")
                        .query(Integer.class)
                        .single())
                .isZero();

        doAnswer(call -> letters.add(call.getArgument(0))).when(mailbox).send(any());
        write();
        assertThat(letters).hasSize(1);
    }

    @Test
    void withoutAMailServerThePageSaysWhatToDo() {
        when(mailbox.isOpen()).thenReturn(false);

        assertThat(get("/my", null))
                .hasStatusOk()
                .bodyText()
                .contains("sends no letters")
                .doesNotContain("name=\"address\"");
        assertThat(post("/my", null, "address", address)).hasStatus(503);
    }

    @Test
    void aVisitOpensNothingElseAndNothingElseOpensAVisit() {
        Cookie visit = open(address);
        LaunchId launch = new LaunchId(UUID.randomUUID());

        assertThat(get("/l/" + launch, visit)).hasStatus(401);
        assertThat(get("/l/" + launch + "/credentials/" + signed.get(noemie), visit))
                .hasStatus(401);
        assertThat(get("/admin", visit)).hasStatus(302);
        Cookie elsewhere = new Cookie("__Host-cairn", visit.getValue());
        assertThat(get("/my/credentials/" + signed.get(noemie), elsewhere))
                .hasStatus(302)
                .hasHeader("Location", "/my?said=ended");
        assertThat(get("/my", elsewhere)).bodyText().contains("Send me a link");
        assertThat(post("/my/credentials/" + signed.get(noemie) + "/publish", elsewhere))
                .hasStatus(401);
    }

    @Test
    void theCredentialOfAnotherIsNotFound() {
        PersonId other = person();
        award(other);
        Cookie visit = open(address);

        for (String page : List.of("", "/inside", "/files/credential.json")) {
            assertThat(get("/my/credentials/" + signed.get(other) + page, visit))
                    .hasStatus(404);
        }
        for (String page : List.of("/publish", "/withdraw", "/inside", "/inside/clear")) {
            assertThat(post("/my/credentials/" + signed.get(other) + page, visit))
                    .hasStatus(404);
        }
        assertThat(get("/credentials/" + signed.get(other), null)).hasStatus(404);
    }

    @Test
    void whoeverSignsOutOrForgetsTheAddressIsShownOutAtOnce() {
        Cookie first = open(address);
        Cookie second = open(address);
        String own = "/my/credentials/" + signed.get(noemie);

        assertThat(post("/my/sign-out", first)).hasStatus(302).hasHeader("Location", "/my?said=out&lang=en");
        assertThat(get(own, first)).hasStatus(302);
        assertThat(get(own, second)).hasStatusOk();

        jdbc.sql("DELETE FROM letter_wish WHERE person_id = :person")
                .param("person", noemie.value())
                .update();
        assertThat(get(own, second)).hasStatus(302);
        assertThat(get("/my", second)).bodyText().contains("Send me a link");
    }

    @Test
    void whoeverIsErasedIsShownOutAndNoVisitOfTheirsIsLeft() {
        Cookie visit = open(address);
        ask(address, "en");

        erasures.erase(institution, noemie, administrator(), "They wrote to us.");

        assertThat(get("/my", visit)).bodyText().contains("Send me a link");
        for (String kept : List.of("portfolio_visit", "portfolio_link", "letter_wish")) {
            assertThat(jdbc.sql("SELECT count(*) FROM " + kept)
                            .query(Integer.class)
                            .single())
                    .as(kept)
                    .isZero();
        }
    }

    @Test
    void whoSharesAMailboxIsShownApartAndActsForEach() {
        PersonId other = person();
        award(other);
        confirm(other, address.toUpperCase(Locale.ROOT));
        Cookie visit = open(address);

        assertThat(get("/my", visit))
                .bodyText()
                .contains("Several accounts", signed.get(noemie), signed.get(other), "issuer-0", "issuer-1");
        assertThat(post("/my/credentials/" + signed.get(other) + "/publish", visit, "_withName", "on", "name", ""))
                .hasStatus(302);

        assertThat(get("/credentials/" + signed.get(other), null)).hasStatusOk();
        assertThat(get("/credentials/" + signed.get(noemie), null)).hasStatus(404);
        assertThat(jdbc.sql("SELECT person_id FROM credential_consent WHERE credential_id = :id AND item = 'PAGE'")
                        .param("id", signed.get(other))
                        .query(UUID.class)
                        .list())
                .containsExactly(other.value());
        assertThat(joined.areOne(noemie, other)).as("an address joins nobody").isFalse();
    }

    @Test
    void whoIsOneHumanByProofIsShownOnce() {
        PersonId second = person();
        confirm(second, address);
        joined.join(noemie, second, JoinProof.code(noemie));
        Cookie visit = open(address);

        assertThat(get("/my", visit))
                .bodyText()
                .contains("Fall Protection for Construction Sites")
                .doesNotContain("Several accounts", "issuer-1");
        assertThat(get("/my/credentials/" + signed.get(noemie), visit)).hasStatusOk();
    }

    @Test
    void whereNothingIsAwardedThePageSaysSo() {
        when(awards.of(noemie)).thenReturn(List.of());

        assertThat(get("/my", open(address))).hasStatusOk().bodyText().contains("Nothing is awarded yet");
    }

    @Test
    void aVisitGoesOnInItsLanguage() {
        Letter letter = ask(address, "fr");
        assertThat(letter.subject()).isEqualTo("Votre lien vers vos microcertifications");
        assertThat(letter.text())
                .contains("30 minutes", "lang=fr")
                .doesNotContain("{", "??", noemie.toString(), "Fall");
        Cookie visit = visit(post(link(letter) + "?lang=fr", null));

        assertThat(get("/my", visit)).bodyText().contains("Mes microcertifications", "Fermer la session");
        assertThat(get("/my/credentials/" + signed.get(noemie), visit))
                .bodyText()
                .contains("lang=\"fr\"")
                .doesNotContain("??");
        assertThat(get("/my?lang=en", visit)).bodyText().contains("My micro-credentials");
        assertThat(get("/my", visit)).bodyText().contains("My micro-credentials");
    }

    /** Everything that whoever asks can see, but for the token of the form, which is chance each time. */
    private String answers(String typed) throws Exception {
        MvcTestResult answer = post("/my?lang=en", null, "address", typed);
        String to = answer.getResponse().getHeader("Location");
        return answer.getResponse().getStatus()
                + to
                + answer.getResponse().getHeaderNames()
                + get(to, null)
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8)
                        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private Letter ask(String typed, String language) {
        assertThat(post("/my?lang=" + language, null, "address", typed)).hasStatus(302);
        write();
        return letters.get(letters.size() - 1);
    }

    private Cookie open(String typed) {
        return visit(post(link(ask(typed, "en")), null));
    }

    /** What the scheduler does, which stands still in tests. */
    private void write() {
        List<String> waiting = jdbc.sql("SELECT task_instance FROM scheduled_tasks WHERE task_name = :name")
                .param("name", PortfolioTasks.WRITE.getTaskName())
                .query(String.class)
                .list();
        for (String instance : waiting) {
            assertThat(instance).doesNotContain("@");
            writing.execute(
                    new TaskInstance<>(PortfolioTasks.WRITE.getTaskName(), instance), mock(ExecutionContext.class));
            jdbc.sql("DELETE FROM scheduled_tasks WHERE task_instance = :instance")
                    .param("instance", instance)
                    .update();
        }
    }

    private static String link(Letter letter) {
        Matcher found = LINK.matcher(letter.text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Cookie visit(MvcTestResult opened) {
        Cookie cookie = opened.getResponse().getCookie("__Host-cairn-my");
        assertThat(cookie).isNotNull();
        return new Cookie(cookie.getName(), cookie.getValue());
    }

    private MvcTestResult get(String path, Cookie cookie) {
        var request = mvc.get().uri(path).locale(Locale.CANADA).accept(MediaType.TEXT_HTML, MediaType.ALL);
        return (cookie == null ? request : request.cookie(cookie)).exchange();
    }

    private MvcTestResult post(String path, Cookie cookie, String... fields) {
        var request = mvc.post().uri(path).locale(Locale.CANADA).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return (cookie == null ? request : request.cookie(cookie)).exchange();
    }

    private PersonId person() {
        PersonId person = new PersonId(UUID.randomUUID());
        jdbc.sql("INSERT INTO person (id, institution_id, keeper_id, created_at) VALUES (:id, :institution, :id, :now)")
                .param("id", person.value())
                .param("institution", institution.value())
                .param("now", now())
                .update();
        return person;
    }

    private UUID administrator() {
        UUID id = UUID.randomUUID();
        jdbc.sql("INSERT INTO administrator (id, username, password_hash, created_at) VALUES (:id, :name, 'x', :now)")
                .param("id", id)
                .param("name", id.toString())
                .param("now", now())
                .update();
        return id;
    }

    private void award(PersonId person) {
        MicrocredentialVersion version = CredentialHouse.version(institution);
        Award award = new Award(
                new AwardId(UUID.randomUUID()),
                institution,
                version.id(),
                new CourseId(UUID.randomUUID()),
                person,
                1,
                Award.State.ISSUED,
                Instant.now().minus(1, ChronoUnit.DAYS),
                version.definition().requirements().stream()
                        .map(requirement -> new Award.AchievedLevel(
                                requirement.competency().id(),
                                requirement.competency().scale().levels().get(2).id()))
                        .toList(),
                "0".repeat(64));
        when(awards.find(award.id())).thenReturn(Optional.of(award));
        when(awards.all(List.of(award.id()))).thenReturn(List.of(award));
        when(awards.held(List.of(award.id()))).thenReturn(List.of(award));
        when(awards.of(person)).thenReturn(List.of(award));
        when(microcredentials.version(version.id())).thenReturn(Optional.of(version));
        when(lastWords.of(any())).thenReturn(List.of());
        work.sign(award.id());
        signed.put(
                person,
                String.valueOf(credentials.ofAward(award.id()).orElseThrow().id()));
    }

    private void confirm(PersonId person, String confirmed) {
        wishes.ask(learner(person), confirmed, Set.of(Occasion.ISSUED), true);
        jdbc.sql("UPDATE letter_wish SET confirmed_at = :now WHERE person_id = :person")
                .param("now", now())
                .param("person", person.value())
                .update();
    }

    private Visitor learner(PersonId person) {
        return new Visitor(
                new LaunchId(UUID.randomUUID()),
                institution,
                new CourseId(UUID.randomUUID()),
                person,
                Set.of(Role.LEARNER),
                Locale.CANADA);
    }

    private static OffsetDateTime now() {
        return Instant.now().atOffset(ZoneOffset.UTC);
    }
}
