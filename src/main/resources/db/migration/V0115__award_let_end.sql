-- An award of a micro-credential that expires ends at ends_at; work graded from renew_from on counts for the award of the next
-- cycle. Both are fixed with the award. remind_at: when its holder is to be reminded next.
ALTER TABLE award ADD COLUMN renew_from TIMESTAMP WITH TIME ZONE;
ALTER TABLE award ADD COLUMN ends_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE award ADD COLUMN remind_at TIMESTAMP WITH TIME ZONE;
-- The award that this one follows, each followed once; and since when another one follows.
ALTER TABLE award ADD COLUMN renews UUID;
ALTER TABLE award ADD COLUMN renewed_at TIMESTAMP WITH TIME ZONE;

UPDATE award SET ends_at = (
  SELECT ((award.awarded_at AT TIME ZONE 'UTC')
      + CAST(REGEXP_SUBSTR(REGEXP_SUBSTR(definition, '"validYears":[0-9]+'), '[0-9]+') AS INT) * INTERVAL '1' YEAR)
    AT TIME ZONE 'UTC'
    FROM microcredential_version WHERE microcredential_version.id = award.version_id);
UPDATE award SET renew_from = ((ends_at AT TIME ZONE 'UTC') - INTERVAL '6' MONTH) AT TIME ZONE 'UTC'
 WHERE ends_at IS NOT NULL;
UPDATE award SET remind_at = renew_from WHERE state = 'ISSUED' AND ends_at > CURRENT_TIMESTAMP;

ALTER TABLE award ADD CONSTRAINT award_renews FOREIGN KEY (renews) REFERENCES award (id);
ALTER TABLE award ADD CONSTRAINT award_renewed_once UNIQUE (renews);
ALTER TABLE award ADD CONSTRAINT award_term CHECK (
  (ends_at IS NULL AND renew_from IS NULL AND remind_at IS NULL)
  OR (ends_at IS NOT NULL AND renew_from IS NOT NULL AND awarded_at < renew_from AND renew_from <= ends_at));
ALTER TABLE award ADD CONSTRAINT award_reminded CHECK (
  remind_at IS NULL OR (state = 'ISSUED' AND renewed_at IS NULL));
-- The key goes to the award that follows, which may be while this one is still in force.
ALTER TABLE award DROP CONSTRAINT award_active;
ALTER TABLE award ADD CONSTRAINT award_active CHECK (
  (state = 'ISSUED' AND renewed_at IS NULL) = (active_key IS NOT NULL));
CREATE INDEX award_to_remind ON award (remind_at, id);

-- So many months before the end an award may be renewed; 0 is once it has ended.
ALTER TABLE award_policy ADD COLUMN renewal_months INT DEFAULT 6 NOT NULL;
ALTER TABLE award_policy ADD CONSTRAINT award_policy_renewal CHECK (renewal_months BETWEEN 0 AND 11);
