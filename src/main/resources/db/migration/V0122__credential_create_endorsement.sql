-- A partner that endorses: known by its name to one institution, and to the world by its id.
CREATE TABLE endorser (
  institution_id UUID                     NOT NULL,
  id             UUID                     NOT NULL,
  name           VARCHAR(120)             NOT NULL,
  created_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT endorser_pk PRIMARY KEY (id),
  CONSTRAINT endorser_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT endorser_name UNIQUE (institution_id, name)
);

-- One answer of a partner about one version, signed once. The document is the signed bytes; it is absent where the key that
-- signed has leaked and it has not been signed again yet.
CREATE TABLE endorsement (
  institution_id UUID                     NOT NULL,
  id             UUID                     NOT NULL,
  validation_id  UUID                     NOT NULL,
  version_id     UUID                     NOT NULL,
  endorser_id    UUID                     NOT NULL,
  document       BYTEA,
  made_at        TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT endorsement_pk PRIMARY KEY (id),
  CONSTRAINT endorsement_endorser FOREIGN KEY (endorser_id) REFERENCES endorser (id),
  CONSTRAINT endorsement_once UNIQUE (validation_id, version_id)
);
CREATE INDEX endorsement_of_version ON endorsement (version_id);
CREATE INDEX endorsement_of_endorser ON endorsement (endorser_id);

-- What is in it is to be signed again: an endorsement inside was signed with a key that has leaked since.
ALTER TABLE credential ADD COLUMN stale_since TIMESTAMP WITH TIME ZONE;
