-- in_force and draft_of hold the micro-credential's id: a course has at most one map of it in force and one draft.
CREATE TABLE course_map (
  institution_id     UUID                     NOT NULL,
  id                 UUID                     NOT NULL,
  course_id          UUID                     NOT NULL,
  microcredential_id UUID                     NOT NULL,
  version_id         UUID                     NOT NULL,
  number             INT                      NOT NULL,
  state              VARCHAR(20)              NOT NULL,
  draft_of           UUID,
  in_force           UUID,
  frozen             TEXT,
  hash               CHAR(64),
  created_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  published_at       TIMESTAMP WITH TIME ZONE,
  CONSTRAINT course_map_pk PRIMARY KEY (id),
  CONSTRAINT course_map_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT course_map_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT course_map_microcredential FOREIGN KEY (microcredential_id) REFERENCES microcredential (id),
  CONSTRAINT course_map_version FOREIGN KEY (version_id) REFERENCES microcredential_version (id),
  CONSTRAINT course_map_number UNIQUE (course_id, microcredential_id, number),
  CONSTRAINT course_map_one_draft UNIQUE (course_id, draft_of),
  CONSTRAINT course_map_one_in_force UNIQUE (course_id, in_force),
  CONSTRAINT course_map_state CHECK (
    (state = 'DRAFT' AND draft_of IS NOT NULL AND draft_of = microcredential_id AND in_force IS NULL AND hash IS NULL)
    OR (state = 'PUBLISHED' AND draft_of IS NULL AND in_force IS NOT NULL AND in_force = microcredential_id
        AND hash IS NOT NULL AND frozen IS NOT NULL)
    OR (state = 'SUPERSEDED' AND draft_of IS NULL AND in_force IS NULL AND hash IS NOT NULL AND frozen IS NOT NULL))
);

-- Cairn's own progress is never evidence: the purpose is part of the key that is referred to.
CREATE TABLE mapping (
  course_map_id UUID            NOT NULL,
  line_item_id  UUID            NOT NULL,
  purpose       VARCHAR(20)     NOT NULL,
  competency_id UUID            NOT NULL,
  criterion_id  UUID            NOT NULL,
  weight        NUMERIC(40, 20) NOT NULL,
  required      BOOLEAN         NOT NULL,
  minimum       NUMERIC(40, 20),
  CONSTRAINT mapping_pk PRIMARY KEY (course_map_id, line_item_id, criterion_id),
  CONSTRAINT mapping_course_map FOREIGN KEY (course_map_id) REFERENCES course_map (id),
  CONSTRAINT mapping_line_item FOREIGN KEY (line_item_id, purpose) REFERENCES line_item (id, purpose),
  CONSTRAINT mapping_evidence CHECK (purpose = 'EVIDENCE'),
  CONSTRAINT mapping_weight CHECK (weight > 0),
  CONSTRAINT mapping_minimum CHECK (minimum BETWEEN 0 AND 1)
);
CREATE INDEX mapping_of_line_item ON mapping (line_item_id);
