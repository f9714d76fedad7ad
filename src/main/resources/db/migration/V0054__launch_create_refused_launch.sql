-- Why launches of a platform were refused, counted: what its administrators cannot see in any page of theirs.
CREATE TABLE refused_launch (
  registration_id UUID                     NOT NULL,
  reason          VARCHAR(50)              NOT NULL,
  times           INT                      NOT NULL,
  refused_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT refused_launch_pk PRIMARY KEY (registration_id, reason),
  CONSTRAINT refused_launch_registration FOREIGN KEY (registration_id) REFERENCES registration (id)
);
