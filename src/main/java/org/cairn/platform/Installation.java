package org.cairn.platform;

import java.net.URI;
import java.util.Optional;
import org.cairn.shared.PublicAddress;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What this database knows of the installation it belongs to. */
@Service
public class Installation {

    static final String SANDBOX = "cairn-sandbox";

    private static final String ISSUED_UNDER = "issued-under";
    private static final String CONFIRMED = "confirmed-address";

    private final JdbcClient jdbc;
    private final PublicAddress address;
    private final boolean trial;

    Installation(JdbcClient jdbc, PublicAddress address, PlatformSettings settings) {
        this.jdbc = jdbc;
        this.address = address;
        this.trial = settings.trial();
        mustNotMix();
        mustKeepAddress(settings.confirmAddress());
    }

    /** True in the sandbox: everything issued says visibly that it is a trial. */
    public boolean isTrial() {
        return trial;
    }

    /** Remembers, once, the public address that credentials carry. Called in the transaction that signs the first one. */
    public void noteIssuing() {
        add(ISSUED_UNDER, address.publicAddress());
    }

    /** The address that credentials were issued under, if any were. */
    public Optional<URI> issuedUnder() {
        return find(ISSUED_UNDER).map(URI::create);
    }

    Optional<String> find(String name) {
        return jdbc.sql("SELECT content FROM installation WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    int add(String name, String content) {
        return jdbc.sql("INSERT INTO installation (name, content) VALUES (:name, :content) ON CONFLICT DO NOTHING")
                .param("name", name)
                .param("content", content)
                .update();
    }

    @Transactional
    void replace(String name, String content) {
        jdbc.sql("DELETE FROM installation WHERE name = :name")
                .param("name", name)
                .update();
        add(name, content);
    }

    int take(String name, String content) {
        return jdbc.sql("DELETE FROM installation WHERE name = :name AND content = :content")
                .param("name", name)
                .param("content", content)
                .update();
    }

    private void mustNotMix() {
        boolean knowsSandbox = jdbc.sql("SELECT count(*) FROM registration WHERE product_family = :family")
                        .param("family", SANDBOX)
                        .query(Integer.class)
                        .single()
                > 0;
        if (knowsSandbox && !trial) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.datasource.url",
                    "(not shown)",
                    "This database has been used with the sandbox LMS, where anybody can grade themselves. "
                            + "Start with an empty database.");
        }
    }

    private void mustKeepAddress(String confirmedNow) {
        String here = address.publicAddress();
        if (here.equals(confirmedNow)) {
            replace(CONFIRMED, here);
        }
        boolean kept = issuedUnder()
                .map(URI::toString)
                .filter(issued -> !issued.equals(here))
                .isEmpty();
        if (!kept && !find(CONFIRMED).equals(Optional.of(here))) {
            throw new IllegalStateException(
                    "Credentials were issued under " + issuedUnder().orElseThrow()
                            + ", but cairn.public-address is " + here
                            + ". Verifiers look for keys and status at the old address. "
                            + "Set it back; or, when the old address leads here too, start once with --cairn.confirm-address="
                            + here + ".");
        }
    }
}
