-- What is taken from a framework may be longer than what was typed into a draft so far.
ALTER TABLE competency ALTER COLUMN statement_en SET DATA TYPE VARCHAR(4000);
ALTER TABLE competency ALTER COLUMN statement_fr SET DATA TYPE VARCHAR(4000);
ALTER TABLE criterion ALTER COLUMN text_en SET DATA TYPE VARCHAR(4000);
ALTER TABLE criterion ALTER COLUMN text_fr SET DATA TYPE VARCHAR(4000);
-- The whole competency, where it says more than the columns hold.
ALTER TABLE competency ADD COLUMN written TEXT;

-- course_id: where it was made. While it is a draft, only that course's instructors see it; they alone change it.
-- case_id, uri: what CASE knows it by, so that what is imported again is known again.
CREATE TABLE framework (
  institution_id UUID                     NOT NULL,
  id             UUID                     NOT NULL,
  course_id      UUID                     NOT NULL,
  case_id        UUID                     NOT NULL,
  uri            VARCHAR(1000),
  title_en       VARCHAR(200),
  title_fr       VARCHAR(200),
  description_en VARCHAR(4000),
  description_fr VARCHAR(4000),
  status         VARCHAR(20)              NOT NULL,
  publisher      VARCHAR(200),
  version        VARCHAR(50),
  licence        VARCHAR(1000),
  address        VARCHAR(1000),
  language       VARCHAR(35),
  made_at        TIMESTAMP WITH TIME ZONE NOT NULL,
  changed_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT framework_pk PRIMARY KEY (id),
  CONSTRAINT framework_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT framework_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT framework_case UNIQUE (institution_id, case_id),
  CONSTRAINT framework_title CHECK (title_en IS NOT NULL OR title_fr IS NOT NULL),
  CONSTRAINT framework_status CHECK (status IN ('DRAFT', 'ADOPTED', 'DEPRECATED'))
);

-- A competency's place in a framework, and the number of its newest revision. found_by: its words, folded, for searching.
CREATE TABLE framework_competency (
  framework_id UUID          NOT NULL,
  id           UUID          NOT NULL,
  case_id      UUID          NOT NULL,
  position     INT           NOT NULL,
  kind         VARCHAR(100),
  code         VARCHAR(100),
  title_en     VARCHAR(200),
  title_fr     VARCHAR(200),
  found_by     VARCHAR(9000) NOT NULL,
  revision     INT           NOT NULL,
  withdrawn    BOOLEAN       NOT NULL,
  CONSTRAINT framework_competency_pk PRIMARY KEY (framework_id, id),
  CONSTRAINT framework_competency_framework FOREIGN KEY (framework_id) REFERENCES framework (id),
  CONSTRAINT framework_competency_case UNIQUE (framework_id, case_id),
  CONSTRAINT framework_competency_revision CHECK (revision > 0)
);
CREATE INDEX framework_competency_in_order ON framework_competency (framework_id, withdrawn, position);

-- Rows are added, never changed.
CREATE TABLE framework_revision (
  framework_id  UUID                     NOT NULL,
  competency_id UUID                     NOT NULL,
  revision      INT                      NOT NULL,
  written       TEXT                     NOT NULL,
  origin        VARCHAR(10)              NOT NULL,
  person_id     UUID                     NOT NULL,
  kept_at       TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT framework_revision_pk PRIMARY KEY (framework_id, competency_id, revision),
  CONSTRAINT framework_revision_competency FOREIGN KEY (framework_id, competency_id)
    REFERENCES framework_competency (framework_id, id),
  CONSTRAINT framework_revision_origin CHECK (origin IN ('FORM', 'RUBRIC', 'CASE', 'CSV'))
);

CREATE TABLE competency_group (
  framework_id UUID NOT NULL,
  id           UUID NOT NULL,
  case_id      UUID NOT NULL,
  position     INT  NOT NULL,
  kind         VARCHAR(100),
  code         VARCHAR(100),
  title_en     VARCHAR(4000),
  title_fr     VARCHAR(4000),
  CONSTRAINT competency_group_pk PRIMARY KEY (framework_id, id),
  CONSTRAINT competency_group_framework FOREIGN KEY (framework_id) REFERENCES framework (id),
  CONSTRAINT competency_group_case UNIQUE (framework_id, case_id),
  CONSTRAINT competency_group_title CHECK (title_en IS NOT NULL OR title_fr IS NOT NULL)
);

-- A group in a group. That there is no circle is checked before a row is added, while the framework's row is locked.
CREATE TABLE group_nesting (
  framework_id UUID NOT NULL,
  parent_id    UUID NOT NULL,
  child_id     UUID NOT NULL,
  position     INT  NOT NULL,
  CONSTRAINT group_nesting_pk PRIMARY KEY (framework_id, parent_id, child_id),
  CONSTRAINT group_nesting_parent FOREIGN KEY (framework_id, parent_id) REFERENCES competency_group (framework_id, id),
  CONSTRAINT group_nesting_child FOREIGN KEY (framework_id, child_id) REFERENCES competency_group (framework_id, id),
  CONSTRAINT group_nesting_of_another CHECK (parent_id <> child_id)
);

CREATE TABLE group_placement (
  framework_id  UUID NOT NULL,
  group_id      UUID NOT NULL,
  competency_id UUID NOT NULL,
  position      INT  NOT NULL,
  CONSTRAINT group_placement_pk PRIMARY KEY (framework_id, group_id, competency_id),
  CONSTRAINT group_placement_group FOREIGN KEY (framework_id, group_id) REFERENCES competency_group (framework_id, id),
  CONSTRAINT group_placement_competency FOREIGN KEY (framework_id, competency_id)
    REFERENCES framework_competency (framework_id, id)
);
CREATE INDEX group_placement_of_competency ON group_placement (framework_id, competency_id);
