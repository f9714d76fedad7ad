-- Every step of every case has its row, and so has a change of how awards are decided.
ALTER TABLE audit_event ALTER COLUMN award_id DROP NOT NULL;
ALTER TABLE audit_event ALTER COLUMN person_id DROP NOT NULL;
ALTER TABLE audit_event ADD COLUMN case_id UUID;
ALTER TABLE audit_event ADD COLUMN step INT;
ALTER TABLE audit_event ADD COLUMN microcredential_id UUID;
ALTER TABLE audit_event ADD COLUMN batch_id UUID;
ALTER TABLE audit_event DROP CONSTRAINT audit_event_action;
ALTER TABLE audit_event DROP CONSTRAINT audit_event_actor;
ALTER TABLE audit_event ADD CONSTRAINT audit_event_actor CHECK (
  (actor_kind = 'CAIRN' AND actor_id IS NULL)
  OR (actor_kind IN ('LEARNER', 'INSTRUCTOR', 'ADMINISTRATOR') AND actor_id IS NOT NULL));
ALTER TABLE audit_event ADD CONSTRAINT audit_event_step FOREIGN KEY (case_id, step) REFERENCES case_step (case_id, number);
ALTER TABLE audit_event ADD CONSTRAINT audit_event_step_once UNIQUE (case_id, step);
ALTER TABLE audit_event ADD CONSTRAINT audit_event_about CHECK (
  (award_id IS NOT NULL AND person_id IS NOT NULL AND case_id IS NULL)
  OR (case_id IS NOT NULL AND step IS NOT NULL AND person_id IS NOT NULL)
  OR (microcredential_id IS NOT NULL AND case_id IS NULL AND award_id IS NULL));
CREATE INDEX audit_event_of_person ON audit_event (person_id, happened_at);
CREATE INDEX audit_event_of_course ON audit_event (course_id, happened_at);
