-- What reads the grades of all activities of a Moodle: a service account of its own, whose token is sealed.
CREATE TABLE moodle_connection (
  registration_id UUID NOT NULL,
  site            VARCHAR(2000) NOT NULL,
  account         VARCHAR(255) NOT NULL,
  sealed_token    TEXT NOT NULL,
  completion      BOOLEAN NOT NULL,
  connected_by    VARCHAR(255) NOT NULL,
  connected_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT moodle_connection_pk PRIMARY KEY (registration_id),
  CONSTRAINT moodle_connection_registration FOREIGN KEY (registration_id) REFERENCES registration (id)
);
