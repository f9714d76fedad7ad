-- What is decided together, so that it can be undone together.
CREATE TABLE decision_batch (
  institution_id     UUID                     NOT NULL,
  id                 UUID                     NOT NULL,
  course_id          UUID                     NOT NULL,
  microcredential_id UUID,
  kind               VARCHAR(20)              NOT NULL,
  reason             VARCHAR(1000),
  decided_by         UUID                     NOT NULL,
  decided_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  undoes             UUID,
  CONSTRAINT decision_batch_pk PRIMARY KEY (id),
  CONSTRAINT decision_batch_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT decision_batch_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT decision_batch_undoes FOREIGN KEY (undoes) REFERENCES decision_batch (id),
  CONSTRAINT decision_batch_undone_once UNIQUE (undoes),
  CONSTRAINT decision_batch_kind CHECK (kind IN ('APPROVAL', 'BACKFILL', 'UNDOING')),
  CONSTRAINT decision_batch_undoing CHECK ((kind = 'UNDOING') = (undoes IS NOT NULL)),
  CONSTRAINT decision_batch_reason CHECK (kind = 'APPROVAL' OR CHAR_LENGTH(reason) >= 10)
);
CREATE INDEX decision_batch_of_course ON decision_batch (course_id, decided_at);

ALTER TABLE award ADD COLUMN batch_id UUID;
ALTER TABLE award ADD CONSTRAINT award_batch FOREIGN KEY (batch_id) REFERENCES decision_batch (id);
CREATE INDEX award_of_batch ON award (batch_id);
-- What somebody got instead of a revoked award, where they got something.
ALTER TABLE award_revocation ADD COLUMN replaced_by UUID;
ALTER TABLE award_revocation ADD CONSTRAINT award_revocation_replaced_by FOREIGN KEY (replaced_by) REFERENCES award (id);

-- Which steps there are. What is not listed here cannot be written down below.
CREATE TABLE case_transition (
  kind       VARCHAR(20) NOT NULL,
  from_state VARCHAR(20) NOT NULL,
  to_state   VARCHAR(20) NOT NULL,
  CONSTRAINT case_transition_pk PRIMARY KEY (kind, from_state, to_state)
);
INSERT INTO case_transition (kind, from_state, to_state) VALUES
  ('CANDIDACY', 'OPENED', 'HELD'),
  ('CANDIDACY', 'OPENED', 'IN_REVIEW'),
  ('CANDIDACY', 'HELD', 'IN_REVIEW'),
  ('CANDIDACY', 'HELD', 'ISSUED'),
  ('CANDIDACY', 'HELD', 'DENIED'),
  ('CANDIDACY', 'HELD', 'LAPSED'),
  ('CANDIDACY', 'IN_REVIEW', 'APPROVED'),
  ('CANDIDACY', 'IN_REVIEW', 'ISSUED'),
  ('CANDIDACY', 'IN_REVIEW', 'DENIED'),
  ('CANDIDACY', 'IN_REVIEW', 'LAPSED'),
  ('CANDIDACY', 'APPROVED', 'ISSUED'),
  ('CANDIDACY', 'APPROVED', 'DENIED'),
  ('CANDIDACY', 'APPROVED', 'LAPSED'),
  ('CANDIDACY', 'DENIED', 'IN_REVIEW'),
  ('CANDIDACY', 'DENIED', 'ISSUED'),
  ('REGRADE', 'OPENED', 'IN_REVIEW'),
  ('REGRADE', 'IN_REVIEW', 'IN_REVIEW'),
  ('REGRADE', 'IN_REVIEW', 'KEPT'),
  ('REGRADE', 'IN_REVIEW', 'REVOKED'),
  ('REGRADE', 'IN_REVIEW', 'REPLACED'),
  ('REGRADE', 'IN_REVIEW', 'LAPSED'),
  ('APPEAL', 'OPENED', 'IN_REVIEW'),
  ('APPEAL', 'IN_REVIEW', 'UPHELD'),
  ('APPEAL', 'IN_REVIEW', 'CHANGED'),
  ('APPEAL', 'IN_REVIEW', 'RETURNED');

-- What has to be decided of one learner: an award to be made, an award whose marks went down, an appeal. state and step
-- are those of the last step below. only_key makes sure that there is one: of a candidacy until it lapses, of a regrade
-- while it is open, of an appeal for good.
CREATE TABLE award_case (
  institution_id     UUID                     NOT NULL,
  id                 UUID                     NOT NULL,
  kind               VARCHAR(20)              NOT NULL,
  microcredential_id UUID                     NOT NULL,
  version_id         UUID                     NOT NULL,
  course_map_id      UUID                     NOT NULL,
  course_id          UUID                     NOT NULL,
  person_id          UUID                     NOT NULL,
  cycle              INT                      NOT NULL,
  mode               VARCHAR(20)              NOT NULL,
  approvers          INT                      NOT NULL,
  award_id           UUID,
  contested          VARCHAR(20),
  contested_case     UUID,
  contested_by       UUID,
  state              VARCHAR(20)              NOT NULL,
  step               INT,
  only_key           VARCHAR(150),
  opened_at          TIMESTAMP WITH TIME ZONE NOT NULL,
  changed_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  due_at             TIMESTAMP WITH TIME ZONE,
  CONSTRAINT award_case_pk PRIMARY KEY (id),
  CONSTRAINT award_case_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT award_case_version FOREIGN KEY (version_id) REFERENCES microcredential_version (id),
  CONSTRAINT award_case_course_map FOREIGN KEY (course_map_id) REFERENCES course_map (id),
  CONSTRAINT award_case_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT award_case_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT award_case_award FOREIGN KEY (award_id) REFERENCES award (id),
  CONSTRAINT award_case_contested_case FOREIGN KEY (contested_case) REFERENCES award_case (id),
  CONSTRAINT award_case_only UNIQUE (only_key),
  CONSTRAINT award_case_of_kind UNIQUE (id, kind),
  CONSTRAINT award_case_contested_by UNIQUE (id, contested_by),
  CONSTRAINT award_case_kind CHECK (kind IN ('CANDIDACY', 'REGRADE', 'APPEAL')),
  CONSTRAINT award_case_mode CHECK (mode IN ('AUTOMATIC', 'HELD', 'REVIEWED')),
  CONSTRAINT award_case_approvers CHECK (approvers IN (1, 2)),
  CONSTRAINT award_case_step CHECK ((step IS NULL) = (state = 'OPENED')),
  CONSTRAINT award_case_only_key CHECK (
    (kind = 'CANDIDACY' AND (only_key IS NULL) = (state = 'LAPSED'))
    OR (kind = 'REGRADE' AND (only_key IS NOT NULL) = (state IN ('OPENED', 'IN_REVIEW')))
    OR (kind = 'APPEAL' AND only_key IS NOT NULL)),
  CONSTRAINT award_case_regrade CHECK (kind <> 'REGRADE' OR award_id IS NOT NULL),
  CONSTRAINT award_case_appeal CHECK (
    (kind <> 'APPEAL' AND contested IS NULL AND contested_case IS NULL AND contested_by IS NULL)
    OR (kind = 'APPEAL' AND contested_by IS NOT NULL
      AND ((contested = 'DENIAL' AND contested_case IS NOT NULL AND award_id IS NULL)
        OR (contested IN ('REVOCATION', 'LEVEL') AND contested_case IS NULL AND award_id IS NOT NULL))))
);
CREATE INDEX award_case_of_course ON award_case (course_id, state, kind, opened_at, id);
CREATE INDEX award_case_of_person ON award_case (person_id, course_id);
CREATE INDEX award_case_of_award ON award_case (award_id, kind, opened_at);
CREATE INDEX award_case_due ON award_case (state, due_at, id);

-- What was done with a case: only added to. Each step begins where the one before it has ended. evidence: where the
-- learner stood, frozen, where the step is about that.
CREATE TABLE case_step (
  case_id         UUID                     NOT NULL,
  number          INT                      NOT NULL,
  kind            VARCHAR(20)              NOT NULL,
  previous_number INT,
  from_state      VARCHAR(20)              NOT NULL,
  to_state        VARCHAR(20)              NOT NULL,
  actor_kind      VARCHAR(20)              NOT NULL,
  actor_id        UUID,
  previous_actor  UUID,
  contested_by    UUID,
  reason          VARCHAR(1000),
  evidence        TEXT,
  evidence_hash   CHAR(64),
  batch_id        UUID,
  happened_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT case_step_pk PRIMARY KEY (case_id, number),
  CONSTRAINT case_step_ends UNIQUE (case_id, number, to_state),
  CONSTRAINT case_step_by UNIQUE (case_id, number, actor_id),
  CONSTRAINT case_step_case FOREIGN KEY (case_id, kind) REFERENCES award_case (id, kind),
  CONSTRAINT case_step_legal FOREIGN KEY (kind, from_state, to_state)
    REFERENCES case_transition (kind, from_state, to_state),
  CONSTRAINT case_step_follows FOREIGN KEY (case_id, previous_number, from_state)
    REFERENCES case_step (case_id, number, to_state),
  CONSTRAINT case_step_previous_actor FOREIGN KEY (case_id, previous_number, previous_actor)
    REFERENCES case_step (case_id, number, actor_id),
  CONSTRAINT case_step_contested_by FOREIGN KEY (case_id, contested_by) REFERENCES award_case (id, contested_by),
  CONSTRAINT case_step_batch FOREIGN KEY (batch_id) REFERENCES decision_batch (id),
  CONSTRAINT case_step_first CHECK (
    (number = 1 AND previous_number IS NULL AND from_state = 'OPENED')
    OR (number > 1 AND previous_number IS NOT NULL AND previous_number = number - 1 AND from_state <> 'OPENED')),
  CONSTRAINT case_step_actor CHECK (
    (actor_kind = 'CAIRN' AND actor_id IS NULL)
    OR (actor_kind IN ('LEARNER', 'INSTRUCTOR', 'ADMINISTRATOR') AND actor_id IS NOT NULL)),
  CONSTRAINT case_step_evidence CHECK ((evidence IS NULL) = (evidence_hash IS NULL)),
  CONSTRAINT case_step_by_a_person CHECK (
    actor_kind IN ('INSTRUCTOR', 'ADMINISTRATOR')
    OR to_state IN ('HELD', 'IN_REVIEW', 'LAPSED')
    OR (from_state = 'HELD' AND to_state = 'ISSUED')),
  CONSTRAINT case_step_by_the_learner CHECK (actor_kind <> 'LEARNER' OR (kind = 'APPEAL' AND number = 1)),
  CONSTRAINT case_step_reason CHECK (
    to_state IN ('HELD', 'IN_REVIEW', 'APPROVED', 'ISSUED', 'LAPSED')
    OR (reason IS NOT NULL AND CHAR_LENGTH(reason) >= 10)),
  CONSTRAINT case_step_second_approver CHECK (
    from_state <> 'APPROVED' OR to_state <> 'ISSUED'
    OR (actor_id IS NOT NULL AND previous_actor IS NOT NULL AND actor_id <> previous_actor)),
  CONSTRAINT case_step_somebody_else CHECK (
    kind <> 'APPEAL' OR number = 1 OR (contested_by IS NOT NULL AND actor_id <> contested_by))
);
ALTER TABLE award_case ADD CONSTRAINT award_case_last_step FOREIGN KEY (id, step, state)
  REFERENCES case_step (case_id, number, to_state);
CREATE INDEX case_step_of_batch ON case_step (batch_id);
