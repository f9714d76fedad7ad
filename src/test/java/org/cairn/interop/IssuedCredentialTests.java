package org.cairn.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cairn.award.Award;
import org.cairn.credential.CredentialHouse;
import org.cairn.credential.SignedDocument;
import org.cairn.credential.Tampered;
import org.cairn.credential.endorsement.Endorsement;
import org.cairn.interop.OtherPeoplesVerifier.Answer;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Cairn signs is accepted by verifiers that know nothing of Cairn. */
@Tag("interop")
class IssuedCredentialTests {

    private static OtherPeoplesVerifier verifier;

    private final CredentialHouse house = new CredentialHouse(TestDatabase.H2.fresh()).atRealTime();
    private final Award award = house.award();

    @BeforeAll
    static void install() {
        verifier = OtherPeoplesVerifier.installed();
    }

    @Test
    void otherPeoplesVerifiersAcceptWhatCairnSigns() throws IOException {
        Answer answer = verifier.verify(folder("cairn"));

        assertThat(answer.output()).doesNotContain("FAILED");
        assertThat(answer.exit()).isZero();
    }

    @Test
    void otherPeoplesVerifiersSeeWhatCairnRevokes() throws IOException {
        house.signed(award);
        house.revoke(award);

        Answer answer = verifier.verify(folder("cairn-revoked"));

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.output().lines().filter(line -> line.startsWith("FAILED")))
                .containsExactly("FAILED  is not revoked, by a status list that verifies: it is revoked");
    }

    @Test
    void otherPeoplesVerifiersSeeWhatCairnSuspendsAndThatItHoldsAgain() throws IOException {
        Award suspended = house.suspendableAward();
        house.signed(suspended);
        house.suspend(suspended);

        Answer meanwhile = verifier.verify(folder(house, suspended, "cairn-suspended"));

        assertThat(meanwhile.exit()).isEqualTo(1);
        assertThat(meanwhile.output().lines().filter(line -> line.startsWith("FAILED")))
                .containsExactly("FAILED  is not revoked, by a status list that verifies: it is suspended");
        house.reinstate(suspended);
        Answer afterwards = verifier.verify(folder(house, suspended, "cairn-reinstated"));
        assertThat(afterwards.output()).doesNotContain("FAILED");
        assertThat(afterwards.exit()).isZero();
    }

    @Test
    void otherPeoplesVerifiersRefuseAListThatWasUnsuspended() throws IOException {
        Award suspended = house.suspendableAward();
        house.signed(suspended);
        house.suspend(suspended);
        Path folder = folder(house, suspended, "tampered-suspended");
        Files.writeString(folder.resolve("genuine.json"), read(folder).json());
        List<String> expected = new ArrayList<>();
        write(folder, ".status.json", Tampered.lists(Files.readString(folder.resolve("status.json"))), expected);

        Answer answer = verifier.tried(folder, names(expected));

        assertThat(answer.output().lines().map(line -> line.split(":", 2)[0]))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void otherPeoplesVerifiersAcceptAnEndorsedCredentialAndItsEndorsementAndNoChangedOne() throws IOException {
        house.partners.says("Bâtisseurs de səl̓ilwətaɁɬ", true, "Nous embauchons qui la détient. <b>Vraiment</b> & 🏔");
        Path folder = folder("cairn-endorsed");
        Endorsement endorsement = house.partners.endorsements.of(house.version).get(0);
        Files.writeString(folder.resolve("endorsement.json"), endorsement.document());
        Files.writeString(
                folder.resolve("endorser.did.json"),
                house.endorsersDidDocument().orElseThrow());

        Answer whole = verifier.verify(folder);
        Answer inside = verifier.endorsed(folder);

        assertThat(whole.output()).contains("ok").doesNotContain("FAILED");
        assertThat(inside.output().lines()).hasSize(13).allMatch(line -> line.startsWith("ok "));
        assertThat(List.of(whole.exit(), inside.exit())).containsOnly(0);
    }

    @Test
    void otherPeoplesVerifiersAcceptEs256() throws IOException {
        CredentialHouse es256 =
                CredentialHouse.withEs256(TestDatabase.H2.fresh()).atRealTime();

        Answer answer = verifier.verify(folder(es256, es256.award(), "cairn-es256"));

        assertThat(answer.output()).doesNotContain("FAILED");
        assertThat(answer.exit()).isZero();
    }

    /** The genuine ones are among them: a verifier that refuses everything would prove nothing. */
    @Test
    void otherPeoplesVerifiersRefuseEveryTamperedCopy() throws IOException {
        for (CredentialHouse issuing : List.of(
                house, CredentialHouse.withEs256(TestDatabase.H2.fresh()).atRealTime())) {
            // The list has something in it that somebody would rather not have there.
            Award revoked = issuing.award();
            issuing.signed(revoked);
            issuing.revoke(revoked);
            Path folder = folder(issuing, issuing.award(), "tampered-" + issuing.institution);
            SignedDocument genuine = read(folder);
            SignedDocument stranger = issuing.signed(issuing.award());
            List<String> expected = new ArrayList<>(List.of("accepted genuine.json", "accepted genuine.jwt"));
            Files.writeString(folder.resolve("genuine.json"), genuine.json());
            Files.writeString(folder.resolve("genuine.jwt"), genuine.jwt());
            write(folder, ".json", Tampered.documents(genuine.json(), stranger.json()), expected);
            write(folder, ".jwt", Tampered.tokens(genuine.jwt(), stranger.jwt()), expected);
            write(folder, ".status.json", Tampered.lists(Files.readString(folder.resolve("status.json"))), expected);

            Answer answer = verifier.tried(folder, names(expected));

            assertThat(answer.output().lines().map(line -> line.split(":", 2)[0]))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void otherPeoplesVerifiersRefuseWhatALeakedKeySignedAndAcceptWhatWasSignedAgain() throws IOException {
        Path before = folder(house, award, "leaked-before");
        SignedDocument leaked = read(before);
        house.leaked();
        Path after = folder(house, award, "leaked-after");
        Files.writeString(after.resolve("genuine.json"), read(after).json());
        Files.writeString(after.resolve("genuine.jwt"), read(after).jwt());
        Files.writeString(after.resolve("leaked.json"), leaked.json());
        Files.writeString(after.resolve("leaked.jwt"), leaked.jwt());

        Answer answer = verifier.tried(after, List.of("genuine", "leaked"));

        assertThat(answer.output().lines().map(line -> line.split(":", 2)[0]))
                .containsExactly(
                        "accepted genuine.json", "accepted genuine.jwt", "refused leaked.json", "refused leaked.jwt");
    }

    private static void write(Path folder, String ending, Map<String, String> copies, List<String> expected)
            throws IOException {
        for (Map.Entry<String, String> copy : copies.entrySet()) {
            Files.writeString(folder.resolve(copy.getKey() + ending), copy.getValue());
            expected.add("refused " + copy.getKey() + ending);
        }
    }

    private static List<String> names(List<String> expected) {
        return expected.stream()
                .map(line -> line.substring(line.indexOf(' ') + 1).replaceFirst("\\.(status\\.json|json|jwt)$", ""))
                .distinct()
                .toList();
    }

    private static SignedDocument read(Path folder) throws IOException {
        return new SignedDocument(
                Files.readString(folder.resolve("credential.json")),
                Files.readString(folder.resolve("credential.jwt")));
    }

    private Path folder(String name) throws IOException {
        return folder(house, award, name);
    }

    private static Path folder(CredentialHouse house, Award award, String name) throws IOException {
        SignedDocument signed = house.signed(award);
        Path folder = Files.createDirectories(Path.of("target/interop", name));
        Files.writeString(folder.resolve("credential.json"), signed.json());
        Files.writeString(folder.resolve("credential.jwt"), signed.jwt());
        Files.writeString(folder.resolve("did.json"), house.didDocument().orElseThrow());
        Files.writeString(folder.resolve("status.json"), house.statusList(award).orElseThrow());
        return folder;
    }
}
