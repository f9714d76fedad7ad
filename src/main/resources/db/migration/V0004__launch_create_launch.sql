-- A nonce is consumed by the insert of this row, once, in the transaction that makes the launch.
CREATE TABLE used_nonce (
  registration_id UUID                     NOT NULL,
  nonce_hash      CHAR(43)                 NOT NULL,
  used_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT used_nonce_pk PRIMARY KEY (registration_id, nonce_hash)
);
CREATE INDEX used_nonce_used_at ON used_nonce (used_at);

-- Every page of a course lives under one of these; any session of the same person may open it.
CREATE TABLE launch (
  id              UUID                     NOT NULL,
  institution_id  UUID                     NOT NULL,
  registration_id UUID                     NOT NULL,
  deployment_id   VARCHAR(255)             NOT NULL,
  course_id       UUID                     NOT NULL,
  person_id       UUID                     NOT NULL,
  roles           VARCHAR(100)             NOT NULL,
  locale          VARCHAR(35)              NOT NULL,
  message_type    VARCHAR(100)             NOT NULL,
  resource_link   VARCHAR(255),
  custom          TEXT                     NOT NULL,
  framed          BOOLEAN                  NOT NULL,
  deep_linking    TEXT,
  launched_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT launch_pk PRIMARY KEY (id),
  CONSTRAINT launch_registration FOREIGN KEY (registration_id) REFERENCES registration (id),
  CONSTRAINT launch_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT launch_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX launch_newest ON launch (launched_at);

-- From the frame to a window: a code that serves once.
CREATE TABLE handover (
  code_hash  CHAR(43)                 NOT NULL,
  launch_id  UUID                     NOT NULL,
  person_id  UUID                     NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT handover_pk PRIMARY KEY (code_hash)
);
CREATE INDEX handover_expires ON handover (expires_at);
