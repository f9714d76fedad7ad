-- Whoever stands for the person holds the award, and follows when persons are joined or parted. Nobody holds two in force
-- of one micro-credential, whichever of their identities earned them. The reference makes a join wait for an award that is
-- being made, and the award for the join.
ALTER TABLE award ADD COLUMN holder_id UUID;
UPDATE award SET holder_id = person_id;
ALTER TABLE award ALTER COLUMN holder_id SET NOT NULL;
ALTER TABLE award ADD CONSTRAINT award_holder FOREIGN KEY (person_id, holder_id)
  REFERENCES person (id, keeper_id) ON UPDATE CASCADE;
ALTER TABLE award DROP CONSTRAINT award_one_active;
ALTER TABLE award DROP CONSTRAINT award_active_key;
UPDATE award SET active_key = CAST(microcredential_id AS VARCHAR(36)) WHERE active_key IS NOT NULL;
ALTER TABLE award ADD CONSTRAINT award_active_key CHECK (active_key = CAST(microcredential_id AS VARCHAR(36)));
ALTER TABLE award ADD CONSTRAINT award_one_active UNIQUE (active_key, holder_id);
CREATE INDEX award_of_holder ON award (holder_id, awarded_at);
