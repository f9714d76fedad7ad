-- That what learners have shown in a course, and no decision stands on, was not kept any longer: of the course, and of nobody.
ALTER TABLE audit_event DROP CONSTRAINT audit_event_about;
ALTER TABLE audit_event ADD CONSTRAINT audit_event_about CHECK (
  (award_id IS NOT NULL AND person_id IS NOT NULL AND case_id IS NULL)
  OR (case_id IS NOT NULL AND step IS NOT NULL AND person_id IS NOT NULL)
  OR (microcredential_id IS NOT NULL AND case_id IS NULL AND award_id IS NULL)
  OR (action IN ('PERSONS_JOINED', 'PERSONS_PARTED') AND person_id IS NOT NULL AND batch_id IS NOT NULL
    AND case_id IS NULL AND award_id IS NULL)
  OR (action IN ('PERSON_EXPORTED', 'PERSON_ERASED', 'RECORD_OPENED', 'RECORD_DELETED') AND person_id IS NOT NULL
    AND case_id IS NULL AND award_id IS NULL)
  OR (action = 'WORK_LET_GO' AND actor_kind = 'CAIRN' AND person_id IS NULL AND case_id IS NULL AND award_id IS NULL));
