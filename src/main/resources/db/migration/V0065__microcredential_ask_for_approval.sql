-- A draft may be sent for review and approved before it is published. As long as it is not published it is the one open
-- version of its micro-credential (draft_of), and whoever approves it is not who sent it. left_at: the step of the wizard.
ALTER TABLE microcredential_version ADD COLUMN left_at VARCHAR(20) DEFAULT 'DESCRIBE' NOT NULL;
ALTER TABLE microcredential_version ADD COLUMN sent_by UUID;
ALTER TABLE microcredential_version ADD COLUMN approved_by UUID;
ALTER TABLE microcredential_version DROP CONSTRAINT microcredential_version_state;
ALTER TABLE microcredential_version DROP CONSTRAINT microcredential_version_draft;
ALTER TABLE microcredential_version ADD CONSTRAINT microcredential_version_state
  CHECK (state IN ('DRAFT', 'IN_REVIEW', 'APPROVED', 'PUBLISHED', 'RETIRED'));
ALTER TABLE microcredential_version ADD CONSTRAINT microcredential_version_draft CHECK (
  (state IN ('DRAFT', 'IN_REVIEW', 'APPROVED') AND draft_of IS NOT NULL AND draft_of = microcredential_id
    AND hash IS NULL AND published_at IS NULL)
  OR (state IN ('PUBLISHED', 'RETIRED') AND draft_of IS NULL AND hash IS NOT NULL AND published_at IS NOT NULL));
ALTER TABLE microcredential_version ADD CONSTRAINT microcredential_version_review CHECK (
  (state = 'DRAFT' AND sent_by IS NULL AND approved_by IS NULL)
  OR (state = 'IN_REVIEW' AND sent_by IS NOT NULL AND approved_by IS NULL)
  OR (state = 'APPROVED' AND sent_by IS NOT NULL AND approved_by IS NOT NULL AND approved_by <> sent_by)
  OR (state IN ('PUBLISHED', 'RETIRED')
    AND ((sent_by IS NULL AND approved_by IS NULL)
      OR (sent_by IS NOT NULL AND approved_by IS NOT NULL AND approved_by <> sent_by))));

-- Who has written something of a version: none of them may approve it.
CREATE TABLE microcredential_author (
  institution_id UUID NOT NULL,
  version_id     UUID NOT NULL,
  person_id      UUID NOT NULL,
  CONSTRAINT microcredential_author_pk PRIMARY KEY (version_id, person_id),
  CONSTRAINT microcredential_author_version FOREIGN KEY (version_id) REFERENCES microcredential_version (id)
);

-- What has been decided of a version, when and by whom. Only added to.
CREATE TABLE microcredential_decision (
  institution_id UUID                     NOT NULL,
  version_id     UUID                     NOT NULL,
  number         INT                      NOT NULL,
  kind           VARCHAR(20)              NOT NULL,
  person_id      UUID                     NOT NULL,
  reason         VARCHAR(1000),
  decided_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT microcredential_decision_pk PRIMARY KEY (version_id, number),
  CONSTRAINT microcredential_decision_version FOREIGN KEY (version_id) REFERENCES microcredential_version (id),
  CONSTRAINT microcredential_decision_kind
    CHECK (kind IN ('SENT', 'WITHDRAWN', 'RETURNED', 'APPROVED', 'PUBLISHED', 'RETIRED')),
  CONSTRAINT microcredential_decision_reason CHECK (kind <> 'RETURNED' OR reason IS NOT NULL)
);

-- What an institution asks of its micro-credentials. Without a row: the profile of B.C. 2021, and no approval.
CREATE TABLE microcredential_policy (
  institution_id UUID                     NOT NULL,
  profile        VARCHAR(60)              NOT NULL,
  approval       VARCHAR(20)              NOT NULL,
  changed_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT microcredential_policy_pk PRIMARY KEY (institution_id),
  CONSTRAINT microcredential_policy_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT microcredential_policy_approval CHECK (approval IN ('NONE', 'COLLEAGUE'))
);
