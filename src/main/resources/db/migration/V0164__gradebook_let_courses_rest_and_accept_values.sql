-- A course that nobody opens any more is not read any more. rests_since: since when; whoever opens it takes it away. look_at: when what
-- learners have shown in it and no decision stands on is looked for next.
ALTER TABLE collection_request ADD COLUMN rests_since TIMESTAMP WITH TIME ZONE;
ALTER TABLE collection_request ADD COLUMN look_at TIMESTAMP WITH TIME ZONE;
CREATE INDEX collection_request_to_rest ON collection_request (rests_since, asked_at);
CREATE INDEX collection_request_to_look ON collection_request (look_at);

-- A score far above its maximum is put aside until an instructor has looked: who has accepted which value, and when.
ALTER TABLE quarantined_value ADD COLUMN accepted_by UUID;
ALTER TABLE quarantined_value ADD COLUMN accepted_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE quarantined_value ADD CONSTRAINT quarantined_value_accepted CHECK (
  (accepted_by IS NULL AND accepted_at IS NULL)
  OR (accepted_by IS NOT NULL AND accepted_at IS NOT NULL AND reason = 'ABOVE_MAXIMUM'
    AND line_item_id IS NOT NULL AND subject IS NOT NULL));
