-- What is done with all that is held of a person is decided for all courses.
ALTER TABLE audit_event DROP CONSTRAINT audit_event_about;
ALTER TABLE audit_event ADD CONSTRAINT audit_event_about CHECK (
  (award_id IS NOT NULL AND person_id IS NOT NULL AND case_id IS NULL)
  OR (case_id IS NOT NULL AND step IS NOT NULL AND person_id IS NOT NULL)
  OR (microcredential_id IS NOT NULL AND case_id IS NULL AND award_id IS NULL)
  OR (action IN ('PERSONS_JOINED', 'PERSONS_PARTED') AND person_id IS NOT NULL AND batch_id IS NOT NULL
    AND case_id IS NULL AND award_id IS NULL)
  OR (action IN ('PERSON_EXPORTED', 'PERSON_ERASED', 'RECORD_OPENED', 'RECORD_DELETED') AND person_id IS NOT NULL
    AND case_id IS NULL AND award_id IS NULL));
ALTER TABLE audit_event DROP CONSTRAINT audit_event_in_course;
ALTER TABLE audit_event ADD CONSTRAINT audit_event_in_course CHECK (
  course_id IS NOT NULL OR action IN ('PERSONS_JOINED', 'PERSONS_PARTED', 'PERSON_EXPORTED', 'PERSON_ERASED',
    'RECORD_OPENED', 'RECORD_DELETED'));
