package org.cairn.privacy;

import org.cairn.shared.PersonalRecords;
import org.cairn.shared.PersonalRecords.Use;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who has read the notice of collection. */
@Configuration(proxyBeanMethods = false)
class NoticeRecords {

    @Bean
    PersonalRecords heldByNotice() {
        return PersonalRecords.of("privacy")
                .tells("notices", Use.OTHERWISE, """
                        SELECT revision, read_at FROM notice_read WHERE person_id IN (:persons) ORDER BY read_at""")
                .forgets("DELETE FROM notice_read WHERE person_id IN (:persons)");
    }
}
