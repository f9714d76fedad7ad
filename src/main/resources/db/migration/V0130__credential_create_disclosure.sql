-- What the owner of a credential has signed into it beyond what is everybody's: whom it is about, and evidence. Without a row
-- there is nothing.
CREATE TABLE credential_disclosure (
  award_id      UUID                     NOT NULL,
  subject       VARCHAR(10)              NOT NULL,
  identity_hash VARCHAR(71),
  salt          VARCHAR(32),
  did           VARCHAR(500),
  changed_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT credential_disclosure_pk PRIMARY KEY (award_id),
  CONSTRAINT credential_disclosure_credential FOREIGN KEY (award_id) REFERENCES credential (award_id),
  CONSTRAINT credential_disclosure_subject CHECK (subject IN ('NUMBER', 'EMAIL', 'DID')),
  CONSTRAINT credential_disclosure_email CHECK ((subject = 'EMAIL') = (identity_hash IS NOT NULL) AND (subject = 'EMAIL') = (salt IS NOT NULL)),
  CONSTRAINT credential_disclosure_did CHECK ((subject = 'DID') = (did IS NOT NULL))
);

CREATE TABLE credential_evidence (
  award_id  UUID          NOT NULL,
  position  INT           NOT NULL,
  name      VARCHAR(200)  NOT NULL,
  narrative VARCHAR(2000) NOT NULL,
  address   VARCHAR(2000),
  CONSTRAINT credential_evidence_pk PRIMARY KEY (award_id, position),
  CONSTRAINT credential_evidence_disclosure FOREIGN KEY (award_id) REFERENCES credential_disclosure (award_id) ON DELETE CASCADE
);
