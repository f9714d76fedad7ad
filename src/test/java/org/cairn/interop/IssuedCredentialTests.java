package org.cairn.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cairn.award.Award;
import org.cairn.credential.CredentialHouse;
import org.cairn.credential.SignedDocument;
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

    private Path folder(String name) throws IOException {
        SignedDocument signed = house.signed(award);
        Path folder = Files.createDirectories(Path.of("target/interop", name));
        Files.writeString(folder.resolve("credential.json"), signed.json());
        Files.writeString(folder.resolve("credential.jwt"), signed.jwt());
        Files.writeString(folder.resolve("did.json"), house.didDocument().orElseThrow());
        Files.writeString(folder.resolve("status.json"), house.statusList(award).orElseThrow());
        return folder;
    }
}
