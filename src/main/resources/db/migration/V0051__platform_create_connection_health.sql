-- The last look at each connection. running_since is the claim of whoever looks now; it lapses, so that a look that died
-- keeps nobody from the next.
CREATE TABLE connection_health (
  registration_id UUID NOT NULL,
  running_since   TIMESTAMP WITH TIME ZONE,
  checked_at      TIMESTAMP WITH TIME ZONE,
  findings        TEXT,
  CONSTRAINT connection_health_pk PRIMARY KEY (registration_id),
  CONSTRAINT connection_health_registration FOREIGN KEY (registration_id) REFERENCES registration (id),
  CONSTRAINT connection_health_checked CHECK ((checked_at IS NULL) = (findings IS NULL))
);
CREATE INDEX launch_of_registration ON launch (registration_id, launched_at);
CREATE INDEX course_of_registration ON course (registration_id, launched_at);
