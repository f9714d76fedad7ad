-- Who is one human is decided in no course. batch_id is the proof: each of the two has a row of its own.
ALTER TABLE audit_event ALTER COLUMN course_id DROP NOT NULL;
ALTER TABLE audit_event DROP CONSTRAINT audit_event_about;
ALTER TABLE audit_event ADD CONSTRAINT audit_event_about CHECK (
  (award_id IS NOT NULL AND person_id IS NOT NULL AND case_id IS NULL)
  OR (case_id IS NOT NULL AND step IS NOT NULL AND person_id IS NOT NULL)
  OR (microcredential_id IS NOT NULL AND case_id IS NULL AND award_id IS NULL)
  OR (action IN ('PERSONS_JOINED', 'PERSONS_PARTED') AND person_id IS NOT NULL AND batch_id IS NOT NULL
    AND case_id IS NULL AND award_id IS NULL));
ALTER TABLE audit_event ADD CONSTRAINT audit_event_in_course CHECK (
  course_id IS NOT NULL OR action IN ('PERSONS_JOINED', 'PERSONS_PARTED'));
