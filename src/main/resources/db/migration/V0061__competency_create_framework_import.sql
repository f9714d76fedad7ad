-- A file between its preview and its import. It is thrown away when it is imported, or after a day.
CREATE TABLE framework_import (
  id           UUID                     NOT NULL,
  course_id    UUID                     NOT NULL,
  person_id    UUID                     NOT NULL,
  framework_id UUID,
  format       VARCHAR(10)              NOT NULL,
  content      TEXT                     NOT NULL,
  made_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT framework_import_pk PRIMARY KEY (id),
  CONSTRAINT framework_import_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT framework_import_framework FOREIGN KEY (framework_id) REFERENCES framework (id),
  CONSTRAINT framework_import_format CHECK (format IN ('CASE', 'CSV'))
);
CREATE INDEX framework_import_by_age ON framework_import (made_at);
