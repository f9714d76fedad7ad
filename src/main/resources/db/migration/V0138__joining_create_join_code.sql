-- A code that a learner carries from one learning platform to another. Only its hash is kept, one for each who shows one.
CREATE TABLE join_code (
  person_id      UUID                     NOT NULL,
  institution_id UUID                     NOT NULL,
  hash           CHAR(64)                 NOT NULL,
  state          VARCHAR(20)              NOT NULL,
  ends_at        TIMESTAMP WITH TIME ZONE NOT NULL,
  typed_by       UUID,
  CONSTRAINT join_code_pk PRIMARY KEY (person_id),
  CONSTRAINT join_code_person FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, id),
  CONSTRAINT join_code_typed_by FOREIGN KEY (institution_id, typed_by) REFERENCES person (institution_id, id),
  CONSTRAINT join_code_hash UNIQUE (hash),
  CONSTRAINT join_code_state CHECK (state IN ('SHOWN', 'TYPED', 'JOINED', 'REFUSED')),
  CONSTRAINT join_code_typed CHECK ((state = 'SHOWN') = (typed_by IS NULL)),
  CONSTRAINT join_code_two CHECK (typed_by <> person_id)
);
CREATE INDEX join_code_typed_by_person ON join_code (typed_by);

-- How often somebody has typed a code lately.
CREATE TABLE join_attempt (
  person_id UUID                     NOT NULL,
  since     TIMESTAMP WITH TIME ZONE NOT NULL,
  attempts  INT                      NOT NULL,
  CONSTRAINT join_attempt_pk PRIMARY KEY (person_id),
  CONSTRAINT join_attempt_person FOREIGN KEY (person_id) REFERENCES person (id)
);

-- A registrar's file names people by the institution's number, thousands at once.
CREATE INDEX platform_identity_of_number ON platform_identity (registration_id, sourced_id);

-- A registrar's file between being looked at and being done, and a day longer for its report.
CREATE TABLE join_file (
  institution_id UUID                     NOT NULL,
  id             UUID                     NOT NULL,
  content        TEXT                     NOT NULL,
  kept_at        TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT join_file_pk PRIMARY KEY (id),
  CONSTRAINT join_file_institution FOREIGN KEY (institution_id) REFERENCES institution (id)
);
