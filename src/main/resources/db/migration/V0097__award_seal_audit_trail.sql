-- A job seals the rows of the audit trail into one chain for each institution. The chain holds ids and salted hashes only:
-- when something of a person has to be erased, the salt goes with it, and the chain stays whole.
ALTER TABLE audit_event ADD COLUMN seal BIGINT;
CREATE INDEX audit_event_unsealed ON audit_event (seal, institution_id, happened_at, id);

CREATE TABLE audit_seal (
  institution_id UUID                     NOT NULL,
  number         BIGINT                   NOT NULL,
  event_id       UUID                     NOT NULL,
  salt           CHAR(32),
  digest         CHAR(64)                 NOT NULL,
  previous       CHAR(64)                 NOT NULL,
  hash           CHAR(64)                 NOT NULL,
  sealed_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT audit_seal_pk PRIMARY KEY (institution_id, number),
  CONSTRAINT audit_seal_event UNIQUE (event_id),
  CONSTRAINT audit_seal_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT audit_seal_number CHECK (number >= 1)
);
