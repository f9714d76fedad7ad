-- A new framework is in no statistics: PostgreSQL then takes each index that begins with framework_id for as good as the key. Of ten
-- thousand competencies that come in at once each is looked up three times, and each time it read the whole framework. By something
-- else first, the other indexes can only be meant for what they are for.
ALTER TABLE framework_competency DROP CONSTRAINT framework_competency_case;
ALTER TABLE framework_competency ADD CONSTRAINT framework_competency_case UNIQUE (case_id, framework_id);
DROP INDEX framework_competency_in_order;
CREATE INDEX framework_competency_in_order ON framework_competency (withdrawn, framework_id, position);
ALTER TABLE competency_group DROP CONSTRAINT competency_group_case;
ALTER TABLE competency_group ADD CONSTRAINT competency_group_case UNIQUE (case_id, framework_id);
