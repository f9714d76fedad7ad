package org.cairn.load;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.cairn.load.Clicker.Login;
import org.cairn.testing.FakePlatform;
import tools.jackson.databind.json.JsonMapper;

/** Fourteen launches that nobody may let in: a figure counts only where all of them are refused in the same run. */
final class Guard implements AutoCloseable {

    private static final int LEARNER = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Campus campus;
    private final Clicker clicker;
    private final Map<String, Integer> answers = new LinkedHashMap<>();

    Guard(Campus campus, URI address) {
        this.campus = campus;
        this.clicker = new Clicker(campus, address);
    }

    /** The status that each was answered with. */
    Map<String, Integer> tried() throws IOException, JOSEException {
        forgeries();
        claims();
        ways();
        return answers;
    }

    /** That it refuses everything would be no guard. */
    int honest() throws IOException {
        Login login = clicker.login(LEARNER);
        return clicker.page(clicker.enter(login.state(), clicker.token(LEARNER, login), login.cookies()))
                .status();
    }

    private void forgeries() throws IOException, JOSEException {
        Login login = clicker.login(LEARNER);
        String payload = JSON.writeValueAsString(clicker.claims(LEARNER, login));
        JWSHeader known = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(campus.platform.key.getKeyID())
                .build();
        JWSHeader unknown =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("unknown").build();
        String header = Base64URL.encode("{\"alg\":\"none\",\"kid\":\"" + known.getKeyID() + "\"}")
                .toString();
        note("bad signature", login, FakePlatform.sign(known, payload, FakePlatform.newKey(known.getKeyID())));
        note("alg none", clicker.login(LEARNER), header + "." + Base64URL.encode(payload) + ".");
        note("HS256 with the public key", clicker.login(LEARNER), symmetric(payload));
        note("unknown kid", clicker.login(LEARNER), FakePlatform.sign(unknown, payload, campus.platform.key));
    }

    private String symmetric(String payload) throws JOSEException {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(campus.platform.key.getKeyID())
                        .build(),
                new Payload(payload));
        token.sign(
                new MACSigner(campus.platform.key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }

    private void claims() throws IOException {
        long past = Clock.systemUTC().instant().getEpochSecond() - 600;
        claimed("wrong iss", claims -> claims.put("iss", "https://another.example"));
        claimed("wrong aud", claims -> claims.put("aud", "another"));
        claimed("wrong exp", claims -> claims.put("exp", past));
        claimed("wrong nonce", claims -> claims.put("nonce", "another"));
        claimed("wrong deployment", claims -> claims.put(FakePlatform.CLAIM + "deployment_id", "another"));
    }

    private void claimed(String what, Consumer<Map<String, Object>> change) throws IOException {
        Login login = clicker.login(LEARNER);
        Map<String, Object> claims = clicker.claims(LEARNER, login);
        change.accept(claims);
        note(what, login, campus.sign(claims));
    }

    private void ways() throws IOException {
        Login login = clicker.login(LEARNER);
        Login other = clicker.login(LEARNER);
        String token = clicker.token(LEARNER, login);
        note("wrong state", new Login(other.state(), "", login.cookies()), token);
        note("no state", new Login("", "", login.cookies()), token);
        note("another browser's cookies", new Login(login.state(), "", other.cookies()), token);
        // the same launch as it should be, and then once more
        clicker.page(clicker.enter(login.state(), token, login.cookies()));
        note("replay with cookies", login, token);
        note("replay without cookies", new Login(login.state(), "", ""), token);
    }

    private void note(String what, Login login, String token) throws IOException {
        answers.put(what, clicker.enter(login.state(), token, login.cookies()).status());
    }

    @Override
    public void close() throws IOException {
        clicker.close();
    }
}
