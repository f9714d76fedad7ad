-- A partner is asked to confirm a version. The address serves once; only its hash is kept, and it is made when the letter
-- is sent, so that nothing waits in a queue that opens the page. WAITING: to be sent. OPEN: sent or handed over.
CREATE TABLE partner_invitation (
  institution_id UUID                     NOT NULL,
  id             UUID                     NOT NULL,
  version_id     UUID                     NOT NULL,
  partner        VARCHAR(120)             NOT NULL,
  email          VARCHAR(254)             NOT NULL,
  language       VARCHAR(10)              NOT NULL,
  state          VARCHAR(20)              NOT NULL,
  token_hash     CHAR(64),
  failures       INT DEFAULT 0            NOT NULL,
  made_by        UUID                     NOT NULL,
  made_at        TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT partner_invitation_pk PRIMARY KEY (id),
  CONSTRAINT partner_invitation_version FOREIGN KEY (version_id) REFERENCES microcredential_version (id),
  CONSTRAINT partner_invitation_token UNIQUE (token_hash),
  CONSTRAINT partner_invitation_state CHECK (state IN ('WAITING', 'OPEN', 'USED')),
  CONSTRAINT partner_invitation_used CHECK (state = 'WAITING' OR token_hash IS NOT NULL)
);
CREATE INDEX partner_invitation_of_version ON partner_invitation (version_id);

-- What a partner has confirmed, of the definition with this hash, in the order of arrival. Only added to.
CREATE TABLE partner_validation (
  institution_id     UUID                     NOT NULL,
  invitation_id      UUID                     NOT NULL,
  arrival            INT                      NOT NULL,
  microcredential_id UUID                     NOT NULL,
  partner            VARCHAR(120)             NOT NULL,
  kind               VARCHAR(20)              NOT NULL,
  hash               CHAR(64)                 NOT NULL,
  demanded           BOOLEAN                  NOT NULL,
  reflects_job       BOOLEAN                  NOT NULL,
  publication        VARCHAR(20),
  remarks            VARCHAR(2000),
  signatory          VARCHAR(120)             NOT NULL,
  signatory_title    VARCHAR(120)             NOT NULL,
  signed_at          TIMESTAMP WITH TIME ZONE NOT NULL,
  valid_until        DATE                     NOT NULL,
  CONSTRAINT partner_validation_pk PRIMARY KEY (invitation_id),
  CONSTRAINT partner_validation_invitation FOREIGN KEY (invitation_id) REFERENCES partner_invitation (id),
  CONSTRAINT partner_validation_microcredential FOREIGN KEY (microcredential_id) REFERENCES microcredential (id),
  CONSTRAINT partner_validation_publication CHECK (publication IN ('EVERYTHING', 'TITLES', 'NOTHING'))
);
CREATE INDEX partner_validation_of_microcredential ON partner_validation (microcredential_id);
