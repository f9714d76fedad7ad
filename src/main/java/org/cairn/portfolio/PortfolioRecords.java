package org.cairn.portfolio;

import org.cairn.shared.PersonalRecords;
import org.cairn.shared.PersonalRecords.Use;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Links that were asked for by mail, and who came by them. */
@Configuration(proxyBeanMethods = false)
class PortfolioRecords {

    @Bean
    PersonalRecords heldByPortfolio() {
        return PersonalRecords.of("portfolio")
                .tells("visits", Use.OTHERWISE, """
                        SELECT v.language, v.opened_at, v.seen_at FROM portfolio_visit v WHERE v.address_hash IN (
                          SELECT w.address_hash FROM letter_wish w WHERE w.person_id IN (:persons)) ORDER BY v.opened_at""")
                .forgets("""
                        DELETE FROM portfolio_link WHERE address_hash IN (
                          SELECT w.address_hash FROM letter_wish w WHERE w.person_id IN (:persons))""", """
                        DELETE FROM portfolio_visit WHERE address_hash IN (
                          SELECT w.address_hash FROM letter_wish w WHERE w.person_id IN (:persons))""");
    }
}
