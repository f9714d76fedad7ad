-- What an erasure leaves of an award: that there was one, of which version, and when. Levels, snapshot and its hash are blanked.
ALTER TABLE award ADD COLUMN erased_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE award ADD CONSTRAINT award_erased CHECK (erased_at IS NULL OR state <> 'ISSUED');

-- Nobody is left to decide for.
INSERT INTO case_transition (kind, from_state, to_state) VALUES
  ('APPEAL', 'IN_REVIEW', 'LAPSED'),
  ('JOINED', 'IN_REVIEW', 'LAPSED');
