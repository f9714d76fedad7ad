-- What a launch says besides: the groups service, and the line item of a resource link where it has just one.
ALTER TABLE course ADD COLUMN groups_url VARCHAR(2000);
ALTER TABLE resource_link ADD COLUMN line_item_url VARCHAR(2000);

-- When a course's members were last read, as a whole and at all, and where the platform tells what has changed since.
CREATE TABLE roster_reading (
  course_id       UUID                     NOT NULL,
  whole_at        TIMESTAMP WITH TIME ZONE NOT NULL,
  differences_url VARCHAR(2000),
  CONSTRAINT roster_reading_pk PRIMARY KEY (course_id),
  CONSTRAINT roster_reading_course FOREIGN KEY (course_id) REFERENCES course (id)
);

-- A group that the platform made within a course (LTI Course Groups 1.0).
CREATE TABLE course_group (
  id        UUID         NOT NULL,
  course_id UUID         NOT NULL,
  group_id  VARCHAR(255) NOT NULL,
  name      VARCHAR(500) NOT NULL,
  CONSTRAINT course_group_pk PRIMARY KEY (id),
  CONSTRAINT course_group_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT course_group_known UNIQUE (course_id, group_id)
);

CREATE TABLE course_group_member (
  course_group UUID NOT NULL,
  person_id    UUID NOT NULL,
  CONSTRAINT course_group_member_pk PRIMARY KEY (course_group, person_id),
  CONSTRAINT course_group_member_group FOREIGN KEY (course_group) REFERENCES course_group (id),
  CONSTRAINT course_group_member_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX course_group_member_of_person ON course_group_member (person_id);
