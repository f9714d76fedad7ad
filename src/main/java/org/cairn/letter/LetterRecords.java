package org.cairn.letter;

import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.cairn.shared.PersonId;
import org.cairn.shared.PersonalRecords;
import org.cairn.shared.PersonalRecords.Use;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which letters somebody wishes, and what was told in them. Others look somebody up by the hash of their address. */
@Configuration(proxyBeanMethods = false)
class LetterRecords {

    @Bean
    PersonalRecords heldByLetter(AddressSeal seal) {
        return PersonalRecords.of("letter")
                .tells("letters", Use.OTHERWISE, """
                        SELECT person_id, address, sealed_address, language, occasions, quiet, daily, asked_at,
                          confirmed_at
                          FROM letter_wish WHERE person_id IN (:persons) ORDER BY asked_at""", row -> opened(row, seal))
                .tells("news", Use.OTHERWISE, """
                        SELECT occasion, happened_at, sent_at FROM letter_news
                         WHERE person_id IN (:persons) ORDER BY happened_at, about""")
                .forgets("DELETE FROM letter_wish WHERE person_id IN (:persons)")
                .fades("letters", Period.ofYears(1), """
                        DELETE FROM letter_news WHERE (person_id, occasion, about) IN (
                          SELECT person_id, occasion, about FROM letter_news WHERE sent_at < :before
                           ORDER BY sent_at FETCH FIRST :most ROWS ONLY)""")
                .fades("unconfirmed-addresses", Period.ofMonths(1), """
                        DELETE FROM letter_wish WHERE person_id IN (
                          SELECT person_id FROM letter_wish WHERE confirmed_at IS NULL AND asked_at < :before
                           ORDER BY asked_at FETCH FIRST :most ROWS ONLY)""")
                .atLast();
    }

    /** What stands in clear was written by a node of the version before, and is newer than what is sealed. */
    private static Map<String, @Nullable Object> opened(Map<String, @Nullable Object> row, AddressSeal seal) {
        Map<String, @Nullable Object> opened = new LinkedHashMap<>(row);
        Object sealed = opened.remove("sealed_address");
        Object person = opened.remove("person_id");
        if ("".equals(opened.get("address")) && sealed != null && person instanceof UUID id) {
            opened.put("address", seal.open(new PersonId(id), sealed.toString()));
        }
        return opened;
    }
}
