-- What must still be said to the platform of a learner's progress or of what a learner reached in an activity of ours: the
-- newest report for each line item and learner, numbered, so that a delivery that comes late does not mark a newer report as
-- done. What it is for is the activity, or the course itself where it is the course's progress.
CREATE TABLE score_report (
  course_id    UUID                     NOT NULL,
  target       UUID                     NOT NULL,
  activity_id  UUID,
  person_id    UUID                     NOT NULL,
  number       INT                      NOT NULL,
  score        NUMERIC(40, 20)          NOT NULL,
  maximum      NUMERIC(40, 20)          NOT NULL,
  score_time   TIMESTAMP WITH TIME ZONE NOT NULL,
  state        VARCHAR(20)              NOT NULL,
  reason       VARCHAR(100),
  attempts     INT                      NOT NULL,
  reported_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  delivered_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT score_report_pk PRIMARY KEY (course_id, target, person_id),
  CONSTRAINT score_report_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT score_report_activity FOREIGN KEY (activity_id) REFERENCES activity (id),
  CONSTRAINT score_report_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT score_report_target CHECK (target = COALESCE(activity_id, course_id)),
  CONSTRAINT score_report_score CHECK (maximum > 0 AND score BETWEEN 0 AND maximum),
  CONSTRAINT score_report_state CHECK (state IN ('WAITING', 'DELIVERED', 'FAILED')),
  CONSTRAINT score_report_delivered CHECK ((state = 'DELIVERED') = (delivered_at IS NOT NULL)),
  CONSTRAINT score_report_failed CHECK (state <> 'FAILED' OR reason IS NOT NULL)
);
CREATE INDEX score_report_state ON score_report (course_id, state);

INSERT INTO score_report (course_id, target, person_id, number, score, maximum, score_time, state, reason, attempts,
  reported_at, delivered_at)
SELECT course_id, course_id, person_id, number, share * 100, 100, score_time, state, reason, attempts,
  reported_at, delivered_at
FROM score_delivery;

DROP TABLE score_delivery;
