-- A gradebook file between being brought and being taken, and what came of it. All of it is forgotten after a day; what was in
-- it, as soon as it is taken.
CREATE TABLE grade_file (
  id         UUID                     NOT NULL,
  course_id  UUID                     NOT NULL,
  person_id  UUID                     NOT NULL,
  name       VARCHAR(255)             NOT NULL,
  content    BYTEA                    NOT NULL,
  choices    TEXT,
  line_items INT,
  results    INT,
  made_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT grade_file_pk PRIMARY KEY (id),
  CONSTRAINT grade_file_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT grade_file_taken CHECK ((line_items IS NULL) = (results IS NULL))
);
CREATE INDEX grade_file_of_person ON grade_file (course_id, person_id);
CREATE INDEX grade_file_by_age ON grade_file (made_at);
