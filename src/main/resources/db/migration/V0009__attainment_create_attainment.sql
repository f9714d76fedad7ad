-- The last evaluation of one learner in one course map, and the facts it was made from.
CREATE TABLE standing (
  course_map_id   UUID                     NOT NULL,
  person_id       UUID                     NOT NULL,
  course_id       UUID                     NOT NULL,
  met             BOOLEAN                  NOT NULL,
  engine          VARCHAR(20)              NOT NULL,
  rule_hash       CHAR(64)                 NOT NULL,
  course_map_hash CHAR(64)                 NOT NULL,
  inputs_hash     CHAR(64)                 NOT NULL,
  facts           TEXT                     NOT NULL,
  evaluated_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT standing_pk PRIMARY KEY (course_map_id, person_id),
  CONSTRAINT standing_course_map FOREIGN KEY (course_map_id) REFERENCES course_map (id),
  CONSTRAINT standing_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT standing_course FOREIGN KEY (course_id) REFERENCES course (id)
);
CREATE INDEX standing_of_person ON standing (person_id, course_id);

-- The verdict on each competency. share, level, missing and trace are as the engine gave them.
CREATE TABLE attainment (
  course_map_id UUID            NOT NULL,
  person_id     UUID            NOT NULL,
  competency_id UUID            NOT NULL,
  position      INT             NOT NULL,
  state         VARCHAR(20)     NOT NULL,
  share         NUMERIC(40, 20),
  threshold     NUMERIC(40, 20) NOT NULL,
  assessed      INT             NOT NULL,
  activities    INT             NOT NULL,
  level_id      UUID,
  missing       TEXT            NOT NULL,
  trace         TEXT            NOT NULL,
  CONSTRAINT attainment_pk PRIMARY KEY (course_map_id, person_id, competency_id),
  CONSTRAINT attainment_standing FOREIGN KEY (course_map_id, person_id)
    REFERENCES standing (course_map_id, person_id) ON DELETE CASCADE,
  CONSTRAINT attainment_state CHECK (state IN ('NOT_ASSESSED', 'IN_PROGRESS', 'NEAR', 'MET', 'UNREACHABLE')),
  CONSTRAINT attainment_share CHECK (share BETWEEN 0 AND 1)
);

-- What must be evaluated. Many causes are one row; each cause leaves a mark of its own, and only the mark that was
-- worked off is taken away.
CREATE TABLE evaluation_due (
  course_map_id UUID                     NOT NULL,
  person_id     UUID                     NOT NULL,
  course_id     UUID                     NOT NULL,
  mark          UUID                     NOT NULL,
  due_at        TIMESTAMP WITH TIME ZONE NOT NULL,
  attempts      INT                      NOT NULL,
  failure       VARCHAR(300),
  CONSTRAINT evaluation_due_pk PRIMARY KEY (course_map_id, person_id),
  CONSTRAINT evaluation_due_course_map FOREIGN KEY (course_map_id) REFERENCES course_map (id),
  CONSTRAINT evaluation_due_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT evaluation_due_course FOREIGN KEY (course_id) REFERENCES course (id)
);
CREATE INDEX evaluation_due_of_course ON evaluation_due (course_id, due_at);
