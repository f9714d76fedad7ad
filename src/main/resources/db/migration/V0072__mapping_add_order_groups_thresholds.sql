-- Where the order of activities matters, and of which group of activities only the best count.
ALTER TABLE mapping ADD COLUMN place INT;
ALTER TABLE mapping ADD COLUMN group_name VARCHAR(10);
ALTER TABLE mapping ADD COLUMN take INT;
ALTER TABLE mapping ADD CONSTRAINT mapping_group_takes CHECK ((group_name IS NULL) = (take IS NULL));
ALTER TABLE mapping ADD CONSTRAINT mapping_takes_some CHECK (take >= 1);

-- What a draft asks beyond its micro-credential; a published map has it in its frozen document.
CREATE TABLE raised_threshold (
  course_map_id UUID            NOT NULL,
  competency_id UUID            NOT NULL,
  threshold     NUMERIC(40, 20) NOT NULL,
  CONSTRAINT raised_threshold_pk PRIMARY KEY (course_map_id, competency_id),
  CONSTRAINT raised_threshold_course_map FOREIGN KEY (course_map_id) REFERENCES course_map (id),
  CONSTRAINT raised_threshold_range CHECK (threshold > 0 AND threshold <= 1)
);
