package org.cairn.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cairn.letter.AddressHash;
import org.cairn.shared.Secrets;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links and visits, as they are kept. */
class PortfolioStoreTests {

    private static final Instant NOW = Instant.parse("2026-03-14T21:32:00Z");

    private final Secrets secrets = new Secrets(new SecureRandom());
    private final AddressHash address = new AddressHash(Secrets.hash(secrets.next()));
    private final String secret = secrets.next();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aLinkServesOneOfManyWhoOpenItAtOnce(TestDatabase database) throws Exception {
        JdbcClient jdbc = JdbcClient.create(database.fresh());
        links(jdbc, Duration.ZERO).add(secret, address, PortfolioLinks.LIFETIME);
        ExecutorService readers = Executors.newFixedThreadPool(4);
        try {
            Stream<Future<Integer>> taken = IntStream.range(0, 8)
                    .mapToObj(reader ->
                            readers.submit(() -> links(jdbc, Duration.ZERO).take(secret)))
                    .toList()
                    .stream();
            int served = 0;
            for (Future<Integer> one : taken.toList()) {
                served += one.get();
            }
            assertThat(served).isEqualTo(1);
        } finally {
            readers.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aLinkServesHalfAnHourAndIsForgottenThen(TestDatabase database) {
        JdbcClient jdbc = JdbcClient.create(database.fresh());
        links(jdbc, Duration.ZERO).add(secret, address, PortfolioLinks.LIFETIME);

        assertThat(links(jdbc, Duration.ofMinutes(29)).find(secret)).contains(address);
        assertThat(links(jdbc, Duration.ofMinutes(29)).count(address)).isEqualTo(1);
        assertThat(links(jdbc, Duration.ofMinutes(29)).forgetOld()).isZero();
        assertThat(links(jdbc, Duration.ofMinutes(30)).find(secret)).isEmpty();
        assertThat(links(jdbc, Duration.ofMinutes(30)).count(address)).isZero();
        assertThat(links(jdbc, Duration.ofMinutes(30)).forgetOld()).isEqualTo(1);
        assertThat(links(jdbc, Duration.ZERO).find(secret + "x")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aVisitEndsHalfAnHourAfterItsLastPageAndFourHoursAfterItsFirst(TestDatabase database) {
        JdbcClient jdbc = JdbcClient.create(database.fresh());
        PortfolioVisit visit = new PortfolioVisit(address, Locale.CANADA_FRENCH);
        visits(jdbc, Duration.ZERO).add(secret, visit);

        assertThat(visits(jdbc, Duration.ofMinutes(30)).find(secret)).isEmpty();
        for (int minutes = 29; minutes < 240; minutes += 29) {
            PortfolioVisitTable then = visits(jdbc, Duration.ofMinutes(minutes));
            assertThat(then.find(secret)).contains(visit);
            then.seen(secret);
        }
        assertThat(visits(jdbc, Duration.ofHours(4)).find(secret)).isEmpty();
        assertThat(visits(jdbc, Duration.ofHours(4)).forgetOld()).isZero();
        assertThat(visits(jdbc, Duration.ofMinutes(271)).forgetOld()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aVisitGoesOnInTheLanguageThatWasChosenAndCanBeEnded(TestDatabase database) {
        JdbcClient jdbc = JdbcClient.create(database.fresh());
        PortfolioVisitTable visits = visits(jdbc, Duration.ZERO);
        visits.add(secret, new PortfolioVisit(address, Locale.CANADA));

        visits.speak(secret, Locale.CANADA_FRENCH);
        assertThat(visits.find(secret)).contains(new PortfolioVisit(address, Locale.CANADA_FRENCH));

        visits.remove(secret);
        assertThat(visits.find(secret)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatOpensALinkOrAVisitDoesNotLieInTheDatabase(TestDatabase database) {
        JdbcClient jdbc = JdbcClient.create(database.fresh());
        links(jdbc, Duration.ZERO).add(secret, address, PortfolioLinks.LIFETIME);
        visits(jdbc, Duration.ZERO).add(secret, new PortfolioVisit(address, Locale.CANADA));

        for (String sql : new String[] {
            "SELECT code_hash FROM portfolio_link WHERE address_hash = ?",
            "SELECT token_hash FROM portfolio_visit WHERE address_hash = ?"
        }) {
            assertThat(jdbc.sql(sql).param(address.value()).query(String.class).single())
                    .hasSize(43)
                    .doesNotContain(secret);
        }
    }

    private static PortfolioLinkTable links(JdbcClient jdbc, Duration later) {
        return new PortfolioLinkTable(jdbc, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private static PortfolioVisitTable visits(JdbcClient jdbc, Duration later) {
        return new PortfolioVisitTable(jdbc, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }
}
