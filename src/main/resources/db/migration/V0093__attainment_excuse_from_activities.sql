-- An activity is not asked of one learner; what was decided before is about verdicts.
ALTER TABLE ruling ADD COLUMN line_item_id UUID;
ALTER TABLE ruling ADD CONSTRAINT ruling_line_item FOREIGN KEY (line_item_id) REFERENCES line_item (id);
ALTER TABLE ruling DROP CONSTRAINT ruling_kind;
ALTER TABLE ruling ADD CONSTRAINT ruling_kind CHECK (kind IN ('GRANT', 'DENY', 'SIGN_OFF', 'MARKS', 'EXCUSE', 'COUNT'));
ALTER TABLE ruling ADD CONSTRAINT ruling_of_one_activity
  CHECK ((line_item_id IS NOT NULL) = (kind IN ('EXCUSE', 'COUNT')));
