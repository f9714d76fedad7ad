-- Two persons turn out to be one, and both hold the same micro-credential: the later award is taken back, and a person sees
-- it. Where they are parted again, it is given again.
INSERT INTO case_transition (kind, from_state, to_state) VALUES
  ('JOINED', 'OPENED', 'IN_REVIEW'),
  ('JOINED', 'IN_REVIEW', 'UPHELD'),
  ('JOINED', 'IN_REVIEW', 'CHANGED'),
  ('JOINED', 'UPHELD', 'CHANGED');

ALTER TABLE award_case DROP CONSTRAINT award_case_kind;
ALTER TABLE award_case ADD CONSTRAINT award_case_kind CHECK (kind IN ('CANDIDACY', 'REGRADE', 'APPEAL', 'JOINED'));
ALTER TABLE award_case DROP CONSTRAINT award_case_only_key;
ALTER TABLE award_case ADD CONSTRAINT award_case_only_key CHECK (
  (kind = 'CANDIDACY' AND (only_key IS NULL) = (state = 'LAPSED'))
  OR (kind = 'REGRADE' AND (only_key IS NOT NULL) = (state IN ('OPENED', 'IN_REVIEW')))
  OR (kind = 'APPEAL' AND only_key IS NOT NULL)
  OR (kind = 'JOINED' AND (only_key IS NULL) = (state = 'CHANGED')));
ALTER TABLE award_case ADD CONSTRAINT award_case_joined CHECK (kind <> 'JOINED' OR award_id IS NOT NULL);

-- The learner who proves that they are both persons takes nothing back by themselves, but their proof does.
ALTER TABLE award_revocation DROP CONSTRAINT award_revocation_kind;
ALTER TABLE award_revocation ADD CONSTRAINT award_revocation_kind CHECK (
  revoker_kind IN ('LEARNER', 'INSTRUCTOR', 'ADMINISTRATOR'));
