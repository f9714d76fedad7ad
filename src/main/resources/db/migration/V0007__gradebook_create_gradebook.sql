-- Made in Cairn by an instructor, placed by deep linking. Moodle silently drops items whose maximum is not a whole
-- number from 1 to 100.
CREATE TABLE activity (
  id            UUID                     NOT NULL,
  course_id     UUID                     NOT NULL,
  title         VARCHAR(200)             NOT NULL,
  instructions  TEXT                     NOT NULL,
  score_maximum NUMERIC(40, 20)          NOT NULL,
  created_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT activity_pk PRIMARY KEY (id),
  CONSTRAINT activity_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT activity_score_maximum CHECK (score_maximum BETWEEN 1 AND 100)
);
CREATE INDEX activity_of_course ON activity (course_id);

-- Which resource link launched an activity: for line items that carry no resource id.
CREATE TABLE activity_placement (
  course_id     UUID         NOT NULL,
  resource_link VARCHAR(255) NOT NULL,
  activity_id   UUID         NOT NULL,
  CONSTRAINT activity_placement_pk PRIMARY KEY (course_id, resource_link),
  CONSTRAINT activity_placement_activity FOREIGN KEY (activity_id) REFERENCES activity (id)
);

-- A column of the platform's gradebook. What it is for never changes: others refer to (id, purpose), so that our own
-- progress can never be mapped as evidence.
CREATE TABLE line_item (
  id            UUID                     NOT NULL,
  course_id     UUID                     NOT NULL,
  url           VARCHAR(2000)            NOT NULL,
  label         VARCHAR(500)             NOT NULL,
  score_maximum NUMERIC(40, 20)          NOT NULL,
  resource_link VARCHAR(255),
  resource_id   VARCHAR(255),
  tag           VARCHAR(255),
  activity_id   UUID,
  purpose       VARCHAR(20)              NOT NULL,
  removed       BOOLEAN                  NOT NULL,
  met_at        TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT line_item_pk PRIMARY KEY (id),
  CONSTRAINT line_item_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT line_item_activity FOREIGN KEY (activity_id) REFERENCES activity (id),
  CONSTRAINT line_item_known UNIQUE (course_id, url),
  CONSTRAINT line_item_for UNIQUE (id, purpose),
  CONSTRAINT line_item_purpose CHECK (purpose IN ('EVIDENCE', 'PROGRESS')),
  CONSTRAINT line_item_progress_grades_nothing CHECK (purpose = 'EVIDENCE' OR activity_id IS NULL),
  CONSTRAINT line_item_score_maximum CHECK (score_maximum > 0)
);

-- Every change of a result that was seen; rows are only added.
CREATE TABLE result (
  id           UUID                     NOT NULL,
  line_item_id UUID                     NOT NULL,
  person_id    UUID                     NOT NULL,
  status       VARCHAR(20)              NOT NULL,
  score        NUMERIC(40, 20),
  maximum      NUMERIC(40, 20),
  graded_at    TIMESTAMP WITH TIME ZONE,
  observed_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT result_pk PRIMARY KEY (id),
  CONSTRAINT result_line_item FOREIGN KEY (line_item_id) REFERENCES line_item (id),
  CONSTRAINT result_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT result_of UNIQUE (id, line_item_id, person_id),
  CONSTRAINT result_status CHECK (status IN ('GRADED', 'PENDING', 'EXCUSED', 'REMOVED')),
  CONSTRAINT result_absent_is_not_zero CHECK ((status = 'GRADED') = (score IS NOT NULL)),
  CONSTRAINT result_has_maximum CHECK ((score IS NULL) = (maximum IS NULL)),
  CONSTRAINT result_in_range CHECK (score >= 0 AND maximum > 0)
);
CREATE INDEX result_history ON result (line_item_id, person_id, observed_at);

-- graded_at: the latest time of the platform's own that was seen, also when the result stayed the same.
CREATE TABLE newest_result (
  line_item_id UUID NOT NULL,
  person_id    UUID NOT NULL,
  result_id    UUID NOT NULL,
  graded_at    TIMESTAMP WITH TIME ZONE,
  CONSTRAINT newest_result_pk PRIMARY KEY (line_item_id, person_id),
  CONSTRAINT newest_result_result FOREIGN KEY (result_id, line_item_id, person_id)
    REFERENCES result (id, line_item_id, person_id)
);
CREATE INDEX newest_result_of_person ON newest_result (person_id);

-- What the platform sent and Cairn does not believe, as of the last pass. Shown to instructors, never evidence.
CREATE TABLE quarantined_value (
  id           UUID                     NOT NULL,
  course_id    UUID                     NOT NULL,
  source       VARCHAR(2000)            NOT NULL,
  label        VARCHAR(500)             NOT NULL,
  subject      VARCHAR(255),
  reason       VARCHAR(50)              NOT NULL,
  content      VARCHAR(200)             NOT NULL,
  observed_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT quarantined_value_pk PRIMARY KEY (id),
  CONSTRAINT quarantined_value_course FOREIGN KEY (course_id) REFERENCES course (id)
);
CREATE INDEX quarantined_value_of_course ON quarantined_value (course_id);

-- Who asked for a pass: opening Cairn in the course asks, and so does a button. A table of its own, so that nobody who
-- opens Cairn waits for a pass that is being recorded.
CREATE TABLE collection_request (
  course_id    UUID NOT NULL,
  asked_at     TIMESTAMP WITH TIME ZONE,
  requested_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT collection_request_pk PRIMARY KEY (course_id),
  CONSTRAINT collection_request_course FOREIGN KEY (course_id) REFERENCES course (id)
);

-- How far the last passes over a course came.
CREATE TABLE collection_pass (
  course_id      UUID NOT NULL,
  started_at     TIMESTAMP WITH TIME ZONE,
  collected_at   TIMESTAMP WITH TIME ZONE,
  failed_at      TIMESTAMP WITH TIME ZONE,
  failure        VARCHAR(100),
  roster_failure VARCHAR(100),
  failures       INT  NOT NULL,
  unchanged      INT  NOT NULL,
  CONSTRAINT collection_pass_pk PRIMARY KEY (course_id),
  CONSTRAINT collection_pass_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT collection_pass_failure CHECK ((failed_at IS NULL) = (failure IS NULL))
);

-- Our own column, at most one per course.
CREATE TABLE progress_column (
  course_id    UUID                     NOT NULL,
  label        VARCHAR(300)             NOT NULL,
  state        VARCHAR(20)              NOT NULL,
  line_item_id UUID,
  purpose      VARCHAR(20)              NOT NULL,
  reason       VARCHAR(100),
  attempts     INT                      NOT NULL,
  wanted_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT progress_column_pk PRIMARY KEY (course_id),
  CONSTRAINT progress_column_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT progress_column_purpose CHECK (purpose = 'PROGRESS'),
  CONSTRAINT progress_column_line_item FOREIGN KEY (line_item_id, purpose) REFERENCES line_item (id, purpose),
  CONSTRAINT progress_column_state CHECK (state IN ('WANTED', 'READY', 'FAILED')),
  CONSTRAINT progress_column_ready CHECK ((state = 'READY') = (line_item_id IS NOT NULL)),
  CONSTRAINT progress_column_failed CHECK ((state = 'FAILED') = (reason IS NOT NULL))
);

-- What must still be said to the platform of a learner's progress: the newest report of each learner, numbered, so
-- that a delivery that comes late does not mark a newer report as done.
CREATE TABLE score_delivery (
  course_id    UUID                     NOT NULL,
  person_id    UUID                     NOT NULL,
  number       INT                      NOT NULL,
  share        NUMERIC(40, 20)          NOT NULL,
  score_time   TIMESTAMP WITH TIME ZONE NOT NULL,
  state        VARCHAR(20)              NOT NULL,
  reason       VARCHAR(100),
  attempts     INT                      NOT NULL,
  reported_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  delivered_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT score_delivery_pk PRIMARY KEY (course_id, person_id),
  CONSTRAINT score_delivery_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT score_delivery_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT score_delivery_share CHECK (share BETWEEN 0 AND 1),
  CONSTRAINT score_delivery_state CHECK (state IN ('WAITING', 'DELIVERED', 'FAILED')),
  CONSTRAINT score_delivery_delivered CHECK ((state = 'DELIVERED') = (delivered_at IS NOT NULL)),
  CONSTRAINT score_delivery_failed CHECK (state <> 'FAILED' OR reason IS NOT NULL)
);
CREATE INDEX score_delivery_state ON score_delivery (course_id, state);
