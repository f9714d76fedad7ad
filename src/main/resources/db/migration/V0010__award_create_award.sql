-- One learner, one version, one cycle: one award, whatever crashes, repeats or races. active_key is taken while the
-- award is in force, so that nobody holds two of one micro-credential.
CREATE TABLE award (
  institution_id     UUID                     NOT NULL,
  id                 UUID                     NOT NULL,
  microcredential_id UUID                     NOT NULL,
  version_id         UUID                     NOT NULL,
  course_id          UUID                     NOT NULL,
  person_id          UUID                     NOT NULL,
  cycle              INT                      NOT NULL,
  state              VARCHAR(20)              NOT NULL,
  active_key         VARCHAR(100),
  awarded_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  levels             TEXT                     NOT NULL,
  snapshot           TEXT                     NOT NULL,
  snapshot_hash      CHAR(64)                 NOT NULL,
  CONSTRAINT award_pk PRIMARY KEY (id),
  CONSTRAINT award_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT award_microcredential FOREIGN KEY (microcredential_id) REFERENCES microcredential (id),
  CONSTRAINT award_version FOREIGN KEY (version_id) REFERENCES microcredential_version (id),
  CONSTRAINT award_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT award_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT award_once UNIQUE (version_id, person_id, cycle),
  CONSTRAINT award_one_active UNIQUE (active_key),
  CONSTRAINT award_in_state UNIQUE (id, state),
  CONSTRAINT award_cycle CHECK (cycle >= 1),
  CONSTRAINT award_state CHECK (state IN ('ISSUED', 'REVOKED')),
  CONSTRAINT award_active CHECK ((state = 'ISSUED') = (active_key IS NOT NULL)),
  CONSTRAINT award_active_key CHECK (
    active_key = CAST(microcredential_id AS VARCHAR(36)) || ':' || CAST(person_id AS VARCHAR(36)))
);
CREATE INDEX award_of_person ON award (person_id, awarded_at);
CREATE INDEX award_of_course ON award (course_id, awarded_at);

-- A revocation is for good: it refers to the award as revoked, and an award is revoked once.
CREATE TABLE award_revocation (
  award_id     UUID                     NOT NULL,
  state        VARCHAR(20)              NOT NULL,
  reason       VARCHAR(1000)            NOT NULL,
  revoked_by   UUID                     NOT NULL,
  revoker_kind VARCHAR(20)              NOT NULL,
  revoked_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT award_revocation_pk PRIMARY KEY (award_id),
  CONSTRAINT award_revocation_award FOREIGN KEY (award_id, state) REFERENCES award (id, state),
  CONSTRAINT award_revocation_state CHECK (state = 'REVOKED'),
  CONSTRAINT award_revocation_kind CHECK (revoker_kind IN ('INSTRUCTOR', 'ADMINISTRATOR'))
);

-- Who decided what, and when. Ids only.
CREATE TABLE audit_event (
  institution_id UUID                     NOT NULL,
  id             UUID                     NOT NULL,
  happened_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  action         VARCHAR(50)              NOT NULL,
  actor_kind     VARCHAR(20)              NOT NULL,
  actor_id       UUID,
  award_id       UUID                     NOT NULL,
  course_id      UUID                     NOT NULL,
  person_id      UUID                     NOT NULL,
  CONSTRAINT audit_event_pk PRIMARY KEY (id),
  CONSTRAINT audit_event_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT audit_event_award FOREIGN KEY (award_id) REFERENCES award (id),
  CONSTRAINT audit_event_once UNIQUE (award_id, action),
  CONSTRAINT audit_event_action CHECK (action IN ('AWARD_ISSUED', 'AWARD_REVOKED')),
  CONSTRAINT audit_event_actor CHECK (
    (actor_kind = 'CAIRN' AND actor_id IS NULL)
    OR (actor_kind IN ('INSTRUCTOR', 'ADMINISTRATOR') AND actor_id IS NOT NULL))
);
CREATE INDEX audit_event_newest ON audit_event (institution_id, happened_at);
