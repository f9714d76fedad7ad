-- What a learner puts together for one activity, or for one competency to be recognised. The version counts every change, so
-- that nobody marks what is not there any more, and no two assessors overwrite each other unseen.
CREATE TABLE submission (
  id            UUID                     NOT NULL,
  course_id     UUID                     NOT NULL,
  subject_id    UUID                     NOT NULL,
  activity_id   UUID,
  competency_id UUID,
  person_id     UUID                     NOT NULL,
  state         VARCHAR(20)              NOT NULL,
  version       INT                      NOT NULL,
  handed_in_at  TIMESTAMP WITH TIME ZONE,
  CONSTRAINT submission_pk PRIMARY KEY (id),
  CONSTRAINT submission_once UNIQUE (course_id, subject_id, person_id),
  CONSTRAINT submission_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT submission_activity FOREIGN KEY (activity_id) REFERENCES activity (id),
  CONSTRAINT submission_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT submission_subject CHECK ((activity_id IS NULL) <> (competency_id IS NULL)
    AND subject_id = COALESCE(activity_id, competency_id)),
  CONSTRAINT submission_state CHECK (state IN ('OPEN', 'HANDED_IN', 'RETURNED')),
  CONSTRAINT submission_handed_in CHECK (state = 'OPEN' OR handed_in_at IS NOT NULL)
);
CREATE INDEX submission_of_person ON submission (person_id);

-- A piece of evidence. A file is kept as it came, with what it was found to be and its SHA-256 in hexadecimal.
CREATE TABLE evidence_piece (
  id            UUID                     NOT NULL,
  submission_id UUID                     NOT NULL,
  kind          VARCHAR(20)              NOT NULL,
  words         TEXT                     NOT NULL,
  file_type     VARCHAR(20),
  file_size     INT,
  sha256        VARCHAR(64),
  content       BYTEA,
  added_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT evidence_piece_pk PRIMARY KEY (id),
  CONSTRAINT evidence_piece_submission FOREIGN KEY (submission_id) REFERENCES submission (id),
  CONSTRAINT evidence_piece_kind CHECK (kind IN ('TEXT', 'LINK', 'FILE')),
  CONSTRAINT evidence_piece_file CHECK ((kind = 'FILE') = (content IS NOT NULL)
    AND (kind = 'FILE') = (sha256 IS NOT NULL) AND (kind = 'FILE') = (file_type IS NOT NULL)
    AND (kind = 'FILE') = (file_size IS NOT NULL))
);
CREATE INDEX evidence_piece_of_submission ON evidence_piece (submission_id);

-- Which criteria a piece is meant to show, as the learner says.
CREATE TABLE piece_criterion (
  piece_id     UUID NOT NULL,
  criterion_id UUID NOT NULL,
  CONSTRAINT piece_criterion_pk PRIMARY KEY (piece_id, criterion_id),
  CONSTRAINT piece_criterion_piece FOREIGN KEY (piece_id) REFERENCES evidence_piece (id)
);
