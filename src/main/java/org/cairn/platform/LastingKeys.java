package org.cairn.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.SecretKey;
import org.cairn.shared.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keys of hashes that nobody can make anew, since what was hashed is not kept. {@link Vault#derive} gives another key with each master
 * key; these are sealed by it instead, and stay what they were when a new one takes over. Rows of {@code installation}.
 */
@Service
public class LastingKeys implements SealedRows {

    private static final String NAME = "key ";

    private final JdbcClient jdbc;
    private final Vault vault;

    LastingKeys(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The same on every node, from the first time on. What the version before has hashed was under the derived key: it begins as that. */
    @Transactional
    public SecretKey of(String purpose) {
        String name = NAME + purpose;
        if (jdbc.sql("SELECT count(*) FROM installation WHERE name = :name")
                        .param("name", name)
                        .query(Integer.class)
                        .single()
                == 0) {
            jdbc.sql("INSERT INTO installation (name, content) VALUES (:name, :content) ON CONFLICT DO NOTHING")
                    .param("name", name)
                    .param("content", sealed(vault.deriveBefore(purpose).getEncoded(), name))
                    .update();
        }
        return Sha256.key(opened(name));
    }

    @Override
    @Transactional
    public int sealAgain() {
        return jdbc
                .sql("SELECT name FROM installation WHERE name LIKE 'key %' ORDER BY name")
                .query(String.class)
                .list()
                .stream()
                .mapToInt(name -> jdbc.sql("UPDATE installation SET content = :content WHERE name = :name")
                        .param("content", sealed(opened(name), name))
                        .param("name", name)
                        .update())
                .sum();
    }

    private String sealed(byte[] key, String name) {
        return Base64.getEncoder().encodeToString(vault.seal(key, name));
    }

    private byte[] opened(String name) {
        String content = jdbc.sql("SELECT content FROM installation WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .single();
        return vault.open(Base64.getDecoder().decode(content.getBytes(StandardCharsets.US_ASCII)), name);
    }
}
