-- Where a line item was found. What stood before came from the platform's own gradebook.
ALTER TABLE line_item ADD COLUMN source VARCHAR(20) DEFAULT 'ags' NOT NULL;
-- Where a person opens the activity in the platform, and when it is due; where the source says.
ALTER TABLE line_item ADD COLUMN page VARCHAR(2000);
ALTER TABLE line_item ADD COLUMN due_at TIMESTAMP WITH TIME ZONE;

ALTER TABLE result DROP CONSTRAINT result_status;
ALTER TABLE result ADD CONSTRAINT result_status
  CHECK (status IN ('GRADED', 'PENDING', 'ABSENT', 'EXCUSED', 'REMOVED'));

-- What is put aside belongs to a source, and to a line item unless the line item itself is in doubt. What stood before is
-- found again by the next reading.
DELETE FROM quarantined_value;
ALTER TABLE quarantined_value ADD COLUMN grade_source VARCHAR(20) NOT NULL;
ALTER TABLE quarantined_value ADD COLUMN line_item_id UUID;
ALTER TABLE quarantined_value ADD CONSTRAINT quarantined_value_line_item
  FOREIGN KEY (line_item_id) REFERENCES line_item (id);
CREATE INDEX quarantined_value_of_line_item ON quarantined_value (line_item_id);

-- How the last reading of each source went, in each course.
CREATE TABLE source_reading (
  course_id  UUID        NOT NULL,
  source     VARCHAR(20) NOT NULL,
  read_at    TIMESTAMP WITH TIME ZONE,
  failed_at  TIMESTAMP WITH TIME ZONE,
  failure    VARCHAR(100),
  line_items INT         NOT NULL,
  results    INT         NOT NULL,
  CONSTRAINT source_reading_pk PRIMARY KEY (course_id, source),
  CONSTRAINT source_reading_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT source_reading_failure CHECK ((failed_at IS NULL) = (failure IS NULL))
);

-- Whose results have changed, until it is told at the end of the reading.
CREATE TABLE changed_learner (
  course_id UUID NOT NULL,
  person_id UUID NOT NULL,
  CONSTRAINT changed_learner_pk PRIMARY KEY (course_id, person_id),
  CONSTRAINT changed_learner_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT changed_learner_person FOREIGN KEY (person_id) REFERENCES person (id)
);
