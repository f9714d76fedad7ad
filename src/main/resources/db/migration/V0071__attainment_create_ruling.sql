-- A person decides otherwise than the marks, or signs off. Rows are added, never changed: the newest one holds.
CREATE TABLE ruling (
  id            UUID                     NOT NULL,
  course_id     UUID                     NOT NULL,
  person_id     UUID                     NOT NULL,
  competency_id UUID                     NOT NULL,
  kind          VARCHAR(20)              NOT NULL,
  level_id      UUID,
  reason        VARCHAR(1000)            NOT NULL,
  ruled_by      UUID                     NOT NULL,
  ruled_as      VARCHAR(20)              NOT NULL,
  ruled_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT ruling_pk PRIMARY KEY (id),
  CONSTRAINT ruling_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT ruling_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ruling_kind CHECK (kind IN ('GRANT', 'DENY', 'SIGN_OFF', 'MARKS')),
  CONSTRAINT ruling_level CHECK (level_id IS NULL OR kind = 'GRANT'),
  CONSTRAINT ruling_has_a_reason CHECK (CHAR_LENGTH(reason) >= 10),
  CONSTRAINT ruling_of_another CHECK (ruled_by <> person_id)
);
CREATE INDEX ruling_of_course ON ruling (course_id, person_id);

-- What people had decided when the standing was evaluated; absent where nobody had.
ALTER TABLE standing ADD COLUMN rulings TEXT;
