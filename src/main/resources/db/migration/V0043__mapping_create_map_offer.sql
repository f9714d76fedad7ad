-- A course that is a copy of one we know is offered the course maps of its origin, once.
CREATE TABLE course_copy (
  course_id UUID                     NOT NULL,
  origin_id UUID                     NOT NULL,
  met_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT course_copy_pk PRIMARY KEY (course_id),
  CONSTRAINT course_copy_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT course_copy_origin FOREIGN KEY (origin_id) REFERENCES course (id),
  CONSTRAINT course_copy_of_another CHECK (course_id <> origin_id)
);

CREATE TABLE map_offer (
  course_id  UUID                     NOT NULL,
  origin_id  UUID                     NOT NULL,
  state      VARCHAR(10)              NOT NULL,
  made_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT map_offer_pk PRIMARY KEY (course_id),
  CONSTRAINT map_offer_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT map_offer_origin FOREIGN KEY (origin_id) REFERENCES course (id),
  CONSTRAINT map_offer_state CHECK (state IN ('OPEN', 'TAKEN', 'DECLINED'))
);
