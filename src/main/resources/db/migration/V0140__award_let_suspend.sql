-- Whether awards can be suspended is said before they are made: their credentials point to a list of that purpose.
ALTER TABLE award_policy ADD COLUMN suspendable BOOLEAN DEFAULT FALSE NOT NULL;

-- suspended_at: since when the award does not count for the time being. It stays the only one of its micro-credential meanwhile.
ALTER TABLE award ADD COLUMN suspendable BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE award ADD COLUMN suspended_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE award ADD CONSTRAINT award_suspended CHECK (suspended_at IS NULL OR suspendable);

-- What was done, only added to: an award is suspended, reinstated, suspended again.
CREATE TABLE award_suspension (
  award_id    UUID                     NOT NULL,
  number      INT                      NOT NULL,
  previous    INT,
  what        VARCHAR(20)              NOT NULL,
  reason      VARCHAR(1000)            NOT NULL,
  actor_kind  VARCHAR(20)              NOT NULL,
  actor_id    UUID                     NOT NULL,
  happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT award_suspension_pk PRIMARY KEY (award_id, number),
  CONSTRAINT award_suspension_award FOREIGN KEY (award_id) REFERENCES award (id),
  CONSTRAINT award_suspension_follows FOREIGN KEY (award_id, previous) REFERENCES award_suspension (award_id, number),
  CONSTRAINT award_suspension_number CHECK (
    (number = 1 AND previous IS NULL) OR (number > 1 AND previous IS NOT NULL AND previous = number - 1)),
  CONSTRAINT award_suspension_what CHECK (
    (what = 'SUSPENDED' AND MOD(number, 2) = 1) OR (what = 'REINSTATED' AND MOD(number, 2) = 0)),
  CONSTRAINT award_suspension_reason CHECK (CHAR_LENGTH(reason) >= 10),
  CONSTRAINT award_suspension_actor CHECK (actor_kind IN ('INSTRUCTOR', 'ADMINISTRATOR'))
);

-- Also against a suspension a learner can appeal.
ALTER TABLE award_case DROP CONSTRAINT award_case_appeal;
ALTER TABLE award_case ADD CONSTRAINT award_case_appeal CHECK (
  (kind <> 'APPEAL' AND contested IS NULL AND contested_case IS NULL AND contested_by IS NULL)
  OR (kind = 'APPEAL' AND contested_by IS NOT NULL
    AND ((contested = 'DENIAL' AND contested_case IS NOT NULL AND award_id IS NULL)
      OR (contested IN ('REVOCATION', 'LEVEL', 'SUSPENSION') AND contested_case IS NULL AND award_id IS NOT NULL))));
