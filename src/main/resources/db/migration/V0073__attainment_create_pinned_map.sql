-- Learners who had evidence in a map when the next one was published: it goes on judging them. Whoever has no row here
-- is judged by the map in force.
CREATE TABLE pinned_map (
  course_id          UUID                     NOT NULL,
  microcredential_id UUID                     NOT NULL,
  person_id          UUID                     NOT NULL,
  course_map_id      UUID                     NOT NULL,
  pinned_at          TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT pinned_map_pk PRIMARY KEY (course_id, microcredential_id, person_id),
  CONSTRAINT pinned_map_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT pinned_map_microcredential FOREIGN KEY (microcredential_id) REFERENCES microcredential (id),
  CONSTRAINT pinned_map_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT pinned_map_course_map FOREIGN KEY (course_map_id) REFERENCES course_map (id)
);

-- Who moved which learner from an earlier map to a later one, when and why. Rows are only added.
CREATE TABLE map_move (
  move_id      UUID                     NOT NULL,
  person_id    UUID                     NOT NULL,
  course_id    UUID                     NOT NULL,
  from_map_id  UUID                     NOT NULL,
  to_map_id    UUID                     NOT NULL,
  whom         VARCHAR(20)              NOT NULL,
  reason       VARCHAR(1000)            NOT NULL,
  moved_by     UUID                     NOT NULL,
  moved_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT map_move_pk PRIMARY KEY (move_id, person_id),
  CONSTRAINT map_move_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT map_move_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT map_move_from FOREIGN KEY (from_map_id) REFERENCES course_map (id),
  CONSTRAINT map_move_to FOREIGN KEY (to_map_id) REFERENCES course_map (id),
  CONSTRAINT map_move_whom CHECK (whom IN ('ALL', 'NOBODY_LOSES')),
  CONSTRAINT map_move_has_a_reason CHECK (CHAR_LENGTH(reason) >= 10)
);
CREATE INDEX map_move_to_map ON map_move (to_map_id, moved_at);
