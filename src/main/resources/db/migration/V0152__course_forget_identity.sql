-- A platform goes on naming who was erased here. HMAC-SHA-256 of registration and subject under a key that is not in the database:
-- it finds nobody, and only says of somebody who is named that they are not to be taken up again until they come themselves.
CREATE TABLE forgotten_identity (
  registration_id UUID                     NOT NULL,
  subject_hash    CHAR(64)                 NOT NULL,
  forgotten_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT forgotten_identity_pk PRIMARY KEY (registration_id, subject_hash),
  CONSTRAINT forgotten_identity_registration FOREIGN KEY (registration_id) REFERENCES registration (id)
);
