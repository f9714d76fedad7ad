package org.cairn.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.cairn.shared.Bilingual;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class CollectionNoticesTests {

    private static final Instant NOW = Instant.parse("2026-03-14T21:32:00Z");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void itIsReadOnceAndAnewAfterEachChange(TestDatabase database) {
        JdbcClient jdbc = JdbcClient.create(database.fresh());
        InstitutionId college = new InstitutionId(UUID.randomUUID());
        PersonId person = new PersonId(UUID.randomUUID());
        jdbc.sql("INSERT INTO institution (id, name_en, created_at) VALUES (:id, 'College', :now)")
                .param("id", college.value())
                .param("now", NOW.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("INSERT INTO person (id, institution_id, keeper_id, created_at) VALUES (:id, :college, :id, :now)")
                .param("id", person.value())
                .param("college", college.value())
                .param("now", NOW.atOffset(ZoneOffset.UTC))
                .update();
        CollectionNotices notices = new CollectionNotices(jdbc, Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(notices.unread(college, person)).contains(notices.of(college));
        notices.read(college, person);
        notices.read(college, person);
        assertThat(notices.unread(college, person)).isEmpty();

        Bilingual purpose = new Bilingual("To show what you can do", "Pour montrer ce que vous savez faire");
        notices.change(college, purpose, null, null);
        assertThat(notices.of(college)).isEqualTo(new CollectionNotice(purpose, null, null, 1));
        assertThat(notices.unread(college, person)).contains(notices.of(college));
        notices.read(college, person);
        assertThat(notices.unread(college, person)).isEmpty();
        notices.change(college, null, null, null);
        assertThat(notices.of(college).revision()).isEqualTo(2);
    }
}
