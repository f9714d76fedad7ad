-- How awards of a micro-credential are decided. Without a row: at once, by the rule alone.
CREATE TABLE award_policy (
  institution_id     UUID                     NOT NULL,
  microcredential_id UUID                     NOT NULL,
  mode               VARCHAR(20)              NOT NULL,
  hold_hours         INT,
  approvers          INT                      NOT NULL,
  changed_by         UUID                     NOT NULL,
  changed_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT award_policy_pk PRIMARY KEY (microcredential_id),
  CONSTRAINT award_policy_microcredential FOREIGN KEY (microcredential_id) REFERENCES microcredential (id),
  CONSTRAINT award_policy_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT award_policy_mode CHECK (mode IN ('AUTOMATIC', 'HELD', 'REVIEWED')),
  CONSTRAINT award_policy_hold CHECK ((mode = 'HELD') = (hold_hours IS NOT NULL)),
  CONSTRAINT award_policy_hold_hours CHECK (hold_hours BETWEEN 0 AND 720),
  CONSTRAINT award_policy_approvers CHECK (approvers = 1 OR (approvers = 2 AND mode = 'REVIEWED'))
);
