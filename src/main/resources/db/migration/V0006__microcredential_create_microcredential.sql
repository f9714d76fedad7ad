-- course_id: where it was made. Until it is published, only that course's instructors see it.
CREATE TABLE microcredential (
  institution_id UUID                     NOT NULL,
  id             UUID                     NOT NULL,
  course_id      UUID                     NOT NULL,
  created_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT microcredential_pk PRIMARY KEY (id),
  CONSTRAINT microcredential_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT microcredential_course FOREIGN KEY (course_id) REFERENCES course (id)
);
CREATE INDEX microcredential_of_institution ON microcredential (institution_id);

-- The definition is one document. A draft's is replaced as a whole; a published one never changes, and the hash says
-- what it was. draft_of makes a second draft of one micro-credential impossible.
CREATE TABLE microcredential_version (
  institution_id     UUID                     NOT NULL,
  id                 UUID                     NOT NULL,
  microcredential_id UUID                     NOT NULL,
  number             INT                      NOT NULL,
  state              VARCHAR(20)              NOT NULL,
  draft_of           UUID,
  definition         TEXT                     NOT NULL,
  hash               CHAR(64),
  changed_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  published_at       TIMESTAMP WITH TIME ZONE,
  CONSTRAINT microcredential_version_pk PRIMARY KEY (id),
  CONSTRAINT microcredential_version_microcredential FOREIGN KEY (microcredential_id) REFERENCES microcredential (id),
  CONSTRAINT microcredential_version_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT microcredential_version_number UNIQUE (microcredential_id, number),
  CONSTRAINT microcredential_version_one_draft UNIQUE (draft_of),
  CONSTRAINT microcredential_version_state CHECK (state IN ('DRAFT', 'PUBLISHED', 'RETIRED')),
  CONSTRAINT microcredential_version_draft CHECK (
    (state = 'DRAFT' AND draft_of IS NOT NULL AND draft_of = microcredential_id AND hash IS NULL AND published_at IS NULL)
    OR (state <> 'DRAFT' AND draft_of IS NULL AND hash IS NOT NULL AND published_at IS NOT NULL))
);
CREATE INDEX microcredential_version_of_institution ON microcredential_version (institution_id, state);
