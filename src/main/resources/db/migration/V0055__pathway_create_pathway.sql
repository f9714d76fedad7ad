-- Stacks of micro-credentials. groups is one document: what must be met, each group by so many of its steps.
CREATE TABLE pathway (
  institution_id UUID                     NOT NULL,
  id             UUID                     NOT NULL,
  course_id      UUID                     NOT NULL,
  title_en       VARCHAR(200),
  title_fr       VARCHAR(200),
  outcomes_en    VARCHAR(4000),
  outcomes_fr    VARCHAR(4000),
  target_en      VARCHAR(500),
  target_fr      VARCHAR(500),
  counts_twice   BOOLEAN                  NOT NULL,
  state          VARCHAR(20)              NOT NULL,
  step_groups    TEXT                     NOT NULL,
  changed_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT pathway_pk PRIMARY KEY (id),
  CONSTRAINT pathway_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT pathway_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT pathway_title CHECK (title_en IS NOT NULL OR title_fr IS NOT NULL),
  CONSTRAINT pathway_outcomes CHECK (outcomes_en IS NOT NULL OR outcomes_fr IS NOT NULL),
  CONSTRAINT pathway_state CHECK (state IN ('DRAFT', 'PUBLISHED'))
);
CREATE INDEX pathway_of_institution ON pathway (institution_id, state);
