package org.cairn.letter;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.SealedRows;
import org.cairn.shared.PersonId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Seals addresses that lie in clear, as the version before has left them; and all of them anew for another master key. */
@Repository
class SealedAddresses implements SealedRows {

    private static final int SOME = 500;

    private final JdbcClient jdbc;
    private final AddressSeal seal;

    SealedAddresses(JdbcClient jdbc, AddressSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** At the start, and later on: while nodes are replaced one by one, the old ones go on writing in clear. */
    @Configuration(proxyBeanMethods = false)
    static class AddressTasks {

        @Bean
        RecurringTask<Void> sealLetterAddresses(SealedAddresses addresses) {
            return Tasks.recurring("seal-letter-addresses", FixedDelay.ofHours(1))
                    .execute((instance, context) -> addresses.sealClear());
        }
    }

    private record Row(PersonId person, String address) {}

    /** May run twice, and beside whoever writes: what has changed meanwhile is left for the next time. */
    int sealClear() {
        int sealed = 0;
        int some;
        do {
            some = clear().stream().mapToInt(this::sealClear).sum();
            sealed += some;
        } while (some == SOME);
        return sealed;
    }

    private List<Row> clear() {
        return jdbc.sql("""
                        SELECT person_id, address FROM letter_wish WHERE address > ''
                         ORDER BY address FETCH FIRST :some ROWS ONLY""")
                .param("some", SOME)
                .query((row, n) ->
                        new Row(new PersonId(row.getObject("person_id", UUID.class)), row.getString("address")))
                .list();
    }

    private int sealClear(Row clear) {
        return jdbc.sql("""
                        UPDATE letter_wish SET address = '', sealed_address = :sealed, address_hash = :hash
                         WHERE person_id = :person AND address = :clear""")
                .param("sealed", seal.seal(clear.person(), clear.address()))
                .param("hash", seal.hash(clear.address()).value())
                .param("person", clear.person().value())
                .param("clear", clear.address())
                .update();
    }

    @Override
    public int sealAgain() {
        int clear = sealClear();
        List<Row> all = jdbc.sql("""
                        SELECT person_id, sealed_address FROM letter_wish WHERE sealed_address IS NOT NULL
                         ORDER BY person_id""")
                .query((row, n) ->
                        new Row(new PersonId(row.getObject("person_id", UUID.class)), row.getString("sealed_address")))
                .list();
        all.forEach(this::sealAgain);
        return clear + all.size();
    }

    private void sealAgain(Row before) {
        String address = seal.open(before.person(), before.address());
        jdbc.sql("""
                        UPDATE letter_wish SET sealed_address = :sealed, address_hash = :hash
                         WHERE person_id = :person AND sealed_address = :before""")
                .param("sealed", seal.seal(before.person(), address))
                .param("hash", seal.hash(address).value())
                .param("person", before.person().value())
                .param("before", before.address())
                .update();
    }
}
