-- What an institution has published as a competency. Rows are only added: a changed competency is a new revision.
CREATE TABLE competency (
  institution_id UUID                     NOT NULL,
  id             UUID                     NOT NULL,
  revision       INT                      NOT NULL,
  code           VARCHAR(100),
  title_en       VARCHAR(200),
  title_fr       VARCHAR(200),
  statement_en   VARCHAR(2000),
  statement_fr   VARCHAR(2000),
  scale_name_en  VARCHAR(200),
  scale_name_fr  VARCHAR(200),
  kept_at        TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT competency_pk PRIMARY KEY (id, revision),
  CONSTRAINT competency_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT competency_title CHECK (title_en IS NOT NULL OR title_fr IS NOT NULL),
  CONSTRAINT competency_statement CHECK (statement_en IS NOT NULL OR statement_fr IS NOT NULL),
  CONSTRAINT competency_scale_name CHECK (scale_name_en IS NOT NULL OR scale_name_fr IS NOT NULL),
  CONSTRAINT competency_revision CHECK (revision > 0)
);
CREATE INDEX competency_of_institution ON competency (institution_id);

CREATE TABLE criterion (
  id            UUID    NOT NULL,
  competency_id UUID    NOT NULL,
  revision      INT     NOT NULL,
  position      INT     NOT NULL,
  text_en       VARCHAR(500),
  text_fr       VARCHAR(500),
  critical      BOOLEAN NOT NULL,
  CONSTRAINT criterion_pk PRIMARY KEY (competency_id, revision, id),
  CONSTRAINT criterion_competency FOREIGN KEY (competency_id, revision) REFERENCES competency (id, revision),
  CONSTRAINT criterion_position UNIQUE (competency_id, revision, position),
  CONSTRAINT criterion_text CHECK (text_en IS NOT NULL OR text_fr IS NOT NULL)
);

CREATE TABLE proficiency_level (
  id             UUID            NOT NULL,
  competency_id  UUID            NOT NULL,
  revision       INT             NOT NULL,
  level_rank     INT             NOT NULL,
  label_en       VARCHAR(100),
  label_fr       VARCHAR(100),
  description_en VARCHAR(500),
  description_fr VARCHAR(500),
  lower_cut      NUMERIC(40, 20) NOT NULL,
  CONSTRAINT proficiency_level_pk PRIMARY KEY (competency_id, revision, level_rank),
  CONSTRAINT proficiency_level_competency FOREIGN KEY (competency_id, revision)
    REFERENCES competency (id, revision),
  CONSTRAINT proficiency_level_label CHECK (label_en IS NOT NULL OR label_fr IS NOT NULL),
  CONSTRAINT proficiency_level_cut CHECK (lower_cut BETWEEN 0 AND 1)
);
