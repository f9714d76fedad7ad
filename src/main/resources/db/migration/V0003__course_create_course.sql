CREATE TABLE course (
  id               UUID                     NOT NULL,
  institution_id   UUID                     NOT NULL,
  registration_id  UUID                     NOT NULL,
  deployment_id    UUID                     NOT NULL,
  context_id       VARCHAR(255)             NOT NULL,
  label            VARCHAR(500)             NOT NULL,
  title            VARCHAR(500)             NOT NULL,
  line_items_url   VARCHAR(2000),
  gradebook_scopes VARCHAR(2000)            NOT NULL,
  memberships_url  VARCHAR(2000),
  launched_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT course_pk PRIMARY KEY (id),
  CONSTRAINT course_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT course_deployment FOREIGN KEY (deployment_id) REFERENCES deployment (id),
  CONSTRAINT course_registration FOREIGN KEY (registration_id) REFERENCES registration (id),
  CONSTRAINT course_context UNIQUE (deployment_id, context_id)
);
CREATE INDEX course_of_institution ON course (institution_id);

CREATE TABLE resource_link (
  id        UUID         NOT NULL,
  course_id UUID         NOT NULL,
  link_id   VARCHAR(255) NOT NULL,
  title     VARCHAR(500),
  CONSTRAINT resource_link_pk PRIMARY KEY (id),
  CONSTRAINT resource_link_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT resource_link_known UNIQUE (course_id, link_id)
);

CREATE TABLE person (
  id             UUID                     NOT NULL,
  institution_id UUID                     NOT NULL,
  created_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT person_pk PRIMARY KEY (id),
  CONSTRAINT person_institution FOREIGN KEY (institution_id) REFERENCES institution (id)
);

-- A platform knows a person as (registration, sub), never by e-mail.
CREATE TABLE platform_identity (
  registration_id UUID                     NOT NULL,
  subject         VARCHAR(255)             NOT NULL,
  person_id       UUID                     NOT NULL,
  name            VARCHAR(300),
  email           VARCHAR(320),
  seen_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT platform_identity_pk PRIMARY KEY (registration_id, subject),
  CONSTRAINT platform_identity_registration FOREIGN KEY (registration_id) REFERENCES registration (id),
  CONSTRAINT platform_identity_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX platform_identity_of_person ON platform_identity (person_id);

CREATE TABLE enrolment (
  course_id UUID                     NOT NULL,
  person_id UUID                     NOT NULL,
  roles     VARCHAR(100)             NOT NULL,
  active    BOOLEAN                  NOT NULL,
  seen_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT enrolment_pk PRIMARY KEY (course_id, person_id),
  CONSTRAINT enrolment_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT enrolment_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX enrolment_of_person ON enrolment (person_id);
