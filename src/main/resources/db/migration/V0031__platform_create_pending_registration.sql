-- A registration that has been begun, in a form or by a platform itself. Nothing here can launch.
CREATE TABLE pending_registration (
  id                     UUID                     NOT NULL,
  institution_id         UUID                     NOT NULL,
  product                VARCHAR(20)              NOT NULL,
  replaces               UUID,
  filled_by              VARCHAR(20)              NOT NULL,
  begun_by               VARCHAR(300)             NOT NULL,
  begun_at               TIMESTAMP WITH TIME ZONE NOT NULL,
  name                   VARCHAR(300),
  issuer                 VARCHAR(2000),
  client_id              VARCHAR(500),
  deployment_id          VARCHAR(255),
  authorization_endpoint VARCHAR(2000),
  token_endpoint         VARCHAR(2000),
  token_audience         VARCHAR(2000),
  jwks_uri               VARCHAR(2000),
  CONSTRAINT pending_registration_pk PRIMARY KEY (id),
  CONSTRAINT pending_registration_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT pending_registration_replaces FOREIGN KEY (replaces) REFERENCES registration (id),
  CONSTRAINT pending_registration_filled_by CHECK (filled_by IN ('NOBODY', 'ADMINISTRATOR', 'PLATFORM'))
);

-- Lets one platform register itself, once. Only the hash of what was handed out is kept.
CREATE TABLE invitation (
  token_hash VARCHAR(64)              NOT NULL,
  pending_id UUID                     NOT NULL,
  made_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
  used_at    TIMESTAMP WITH TIME ZONE,
  CONSTRAINT invitation_pk PRIMARY KEY (token_hash),
  CONSTRAINT invitation_pending FOREIGN KEY (pending_id) REFERENCES pending_registration (id) ON DELETE CASCADE
);
CREATE INDEX invitation_of_pending ON invitation (pending_id);
