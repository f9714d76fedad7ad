package org.cairn.platform;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cairn's administrators: local accounts. There is no default password; the first account is made with a code that is printed
 * once, at a start without accounts, and serves once.
 */
@Service
public class Administrators implements UserDetailsService, ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Administrators.class);
    private static final String SETUP_CODE = "setup-code";

    private final JdbcClient jdbc;
    private final Installation installation;
    private final SecureRandom random;
    private final Clock clock;
    private final PasswordEncoder passwords = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    Administrators(JdbcClient jdbc, Installation installation, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        this.installation = installation;
        this.random = random;
        this.clock = clock;
    }

    /** Whether the first account has still to be made. */
    public boolean isSetUpOpen() {
        return jdbc.sql("SELECT count(*) FROM administrator")
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /**
     * Makes the first account.
     *
     * @throws Refusal FORBIDDEN where the code is not the one printed, or has served
     */
    @Transactional
    public void makeFirst(String code, String username, String password) {
        if (!isSetUpOpen() || installation.take(SETUP_CODE, hash(code.strip().toUpperCase(Locale.ROOT))) == 0) {
            throw new Refusal(Problem.FORBIDDEN, "platform.setup-code");
        }
        jdbc.sql("""
                        INSERT INTO administrator (id, username, password_hash, created_at)
                        VALUES (:id, :username, :password, :now)
                        """)
                .param("id", UUID.randomUUID())
                .param("username", username.strip().toLowerCase(Locale.ROOT))
                .param("password", passwords.encode(password))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return jdbc.sql("SELECT username, password_hash FROM administrator WHERE username = :username")
                .param("username", username.strip().toLowerCase(Locale.ROOT))
                .query((row, number) -> User.withUsername(row.getString("username"))
                        .password(row.getString("password_hash"))
                        .roles("ADMINISTRATOR")
                        .build())
                .optional()
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(username));
    }

    /** Each start without an account makes a new code; an older one no longer serves. */
    @Override
    public void run(ApplicationArguments arguments) {
        if (!isSetUpOpen()) {
            return;
        }
        byte[] bytes = new byte[10];
        random.nextBytes(bytes);
        String code = HexFormat.ofDelimiter("-")
                .withUpperCase()
                .formatHex(bytes)
                .replaceAll("(..)-(..)-?", "$1$2-")
                .replaceAll("-$", "");
        installation.replace(SETUP_CODE, hash(code));
        log.info("Set-up code for the first administrator, to be used once at /admin: {}", code);
    }

    /**
     * Asked again before what is grave, whatever the page before believed.
     *
     * @throws Refusal FORBIDDEN where this is neither a local account nor whom the institution has just vouched for
     */
    public void mustBe(String who) {
        int known = jdbc.sql("SELECT count(*) FROM administrator WHERE username = :username")
                .param("username", who)
                .query(Integer.class)
                .single();
        if (known == 0 && !isSignedInAtTheInstitution(who)) {
            throw new Refusal(Problem.FORBIDDEN, "shared.forbidden");
        }
    }

    private static boolean isSignedInAtTheInstitution(String who) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken token
                && token.isAuthenticated()
                && token.getName().equals(who);
    }

    PasswordEncoder passwords() {
        return passwords;
    }

    private static String hash(String code) {
        byte[] digest = Sha256.of(code);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
