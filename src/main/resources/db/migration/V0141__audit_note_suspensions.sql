-- An award is made once and revoked once, but can be suspended more than once: turn is the number of what was done, or 0.
ALTER TABLE audit_event ADD COLUMN turn INT DEFAULT 0 NOT NULL;
ALTER TABLE audit_event DROP CONSTRAINT audit_event_once;
ALTER TABLE audit_event ADD CONSTRAINT audit_event_once UNIQUE (award_id, action, turn);
ALTER TABLE audit_event ADD CONSTRAINT audit_event_turn CHECK (
  award_id IS NULL OR (turn = 0 AND step IS NULL) OR (step IS NOT NULL AND turn = step));
