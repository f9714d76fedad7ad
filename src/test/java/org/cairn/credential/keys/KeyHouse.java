package org.cairn.credential.keys;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.cairn.platform.Vault;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PublicAddress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys of issuers over a real database. */
public class KeyHouse {

    /** Made once for all tests: an RSA key takes seconds. */
    private static final Map<IssuerKey.Kind, IssuerKey> MADE = new ConcurrentHashMap<>();

    public final IssuerAddresses addresses;
    public final Issuers issuers;

    private final IssuerKeys keys;
    private final DataSource source;
    private final Clock clock;

    /** @param store type, file and file of the PIN; none where Cairn holds the keys itself */
    public KeyHouse(DataSource source, Clock clock, String... store) {
        this.source = source;
        this.clock = clock;
        KeyStores.Settings settings = store.length == 0
                ? new KeyStores.Settings("", "", "", 2048)
                : new KeyStores.Settings(store[0], store[1], store[2], 2048);
        addresses = new IssuerAddresses(new PublicAddress("https://cairn.example.edu"));
        keys = new IssuerKeys(JdbcClient.create(source));
        issuers = new Issuers(keys, addresses, vault(), new KeyStores(settings), clock, new SecureRandom());
    }

    /** @param listener hears of keys that have leaked, in the transaction */
    public IssuerKeyRotation rotation(Consumer<KeysLeaked> listener) {
        ApplicationEventPublisher events = event -> listener.accept((KeysLeaked) event);
        return new IssuerKeyRotation(
                issuers, keys, events, new TransactionTemplate(new JdbcTransactionManager(source)), clock);
    }

    public static IssuerAddresses addresses(String address) {
        return new IssuerAddresses(new PublicAddress(address));
    }

    /** Gives the institution keys that were made before. */
    public void furnish(InstitutionId institution, Instant since) {
        furnish(MADE, issuers, keys, institution, since);
    }

    static void furnish(
            Map<IssuerKey.Kind, IssuerKey> ready,
            Issuers issuers,
            IssuerKeys keys,
            InstitutionId institution,
            Instant since) {
        for (IssuerKey.Kind kind : IssuerKey.Kind.values()) {
            IssuerKey made = ready.computeIfAbsent(kind, wanted -> issuers.generate(Issuer.of(institution), wanted));
            keys.addIfNoneActive(
                    new IssuerKey(
                            Issuer.of(institution), made.name(), kind, made.spki(), made.sealed(), made.state(), since),
                    since);
        }
    }

    public IssuerKey active(InstitutionId institution, IssuerKey.Kind kind) {
        return keys.active(IssuerId.of(institution), kind).orElseThrow();
    }

    public List<IssuerKey> all() {
        return keys.all();
    }

    /** Seals by turning every byte; that the real one encrypts is the platform's own test. */
    private static Vault vault() {
        Vault vault = mock(Vault.class);
        when(vault.seal(any(), anyString())).thenAnswer(call -> turned(call.getArgument(0)));
        when(vault.open(any(), anyString())).thenAnswer(call -> turned(call.getArgument(0)));
        return vault;
    }

    private static byte[] turned(byte[] bytes) {
        byte[] turned = bytes.clone();
        for (int i = 0; i < turned.length; i++) {
            turned[i] ^= 0x5A;
        }
        return turned;
    }
}
