-- What owners have agreed to and taken back, one row for each time. What they shared is not in it: it says that, not what.
CREATE TABLE credential_consent (
  id            UUID                     NOT NULL,
  credential_id VARCHAR(26)              NOT NULL,
  person_id     UUID                     NOT NULL,
  item          VARCHAR(10)              NOT NULL,
  given         BOOLEAN                  NOT NULL,
  wording       INT                      NOT NULL,
  language      VARCHAR(10)              NOT NULL,
  said_at       TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT credential_consent_pk PRIMARY KEY (id),
  CONSTRAINT credential_consent_credential FOREIGN KEY (credential_id) REFERENCES credential (id),
  CONSTRAINT credential_consent_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT credential_consent_item CHECK (item IN ('PAGE', 'NAME', 'EVIDENCE', 'EMAIL', 'DID'))
);
CREATE INDEX credential_consent_of ON credential_consent (credential_id, said_at);
CREATE INDEX credential_consent_by ON credential_consent (person_id);
