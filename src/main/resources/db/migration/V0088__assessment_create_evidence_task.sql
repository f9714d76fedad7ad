-- An activity that asks for evidence in Cairn, and by what it is judged: criteria and levels as they were when it was asked
-- for, so that what somebody hands in is judged by what they could read.
CREATE TABLE evidence_task (
  activity_id UUID                     NOT NULL,
  course_id   UUID                     NOT NULL,
  kinds       VARCHAR(40)              NOT NULL,
  changed_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT evidence_task_pk PRIMARY KEY (activity_id),
  CONSTRAINT evidence_task_activity FOREIGN KEY (activity_id) REFERENCES activity (id),
  CONSTRAINT evidence_task_course FOREIGN KEY (course_id) REFERENCES course (id)
);
CREATE INDEX evidence_task_of_course ON evidence_task (course_id);

CREATE TABLE evidence_criterion (
  activity_id   UUID NOT NULL,
  criterion_id  UUID NOT NULL,
  place         INT  NOT NULL,
  competency_id UUID NOT NULL,
  competency_en TEXT,
  competency_fr TEXT,
  text_en       TEXT,
  text_fr       TEXT,
  CONSTRAINT evidence_criterion_pk PRIMARY KEY (activity_id, criterion_id),
  CONSTRAINT evidence_criterion_task FOREIGN KEY (activity_id) REFERENCES evidence_task (activity_id)
);

-- What a level is worth. Written down, since it follows from a scale that may change later.
CREATE TABLE evidence_level (
  activity_id  UUID            NOT NULL,
  criterion_id UUID            NOT NULL,
  level_rank   INT             NOT NULL,
  label_en     TEXT,
  label_fr     TEXT,
  looks_en     TEXT,
  looks_fr     TEXT,
  points       NUMERIC(40, 20) NOT NULL,
  CONSTRAINT evidence_level_pk PRIMARY KEY (activity_id, criterion_id, level_rank),
  CONSTRAINT evidence_level_criterion FOREIGN KEY (activity_id, criterion_id)
    REFERENCES evidence_criterion (activity_id, criterion_id)
);
