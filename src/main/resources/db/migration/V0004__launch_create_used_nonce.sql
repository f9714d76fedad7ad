-- A nonce is consumed by the insert of this row, once, in the transaction that makes the session.
CREATE TABLE used_nonce (
  registration_id UUID                     NOT NULL,
  nonce_hash      CHAR(43)                 NOT NULL,
  used_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT used_nonce_pk PRIMARY KEY (registration_id, nonce_hash)
);
CREATE INDEX used_nonce_used_at ON used_nonce (used_at);

-- The last launches, accepted and refused, for administrators. No token, no name.
CREATE TABLE launch_log (
  id              UUID                     NOT NULL,
  registration_id UUID,
  deployment_id   VARCHAR(255),
  message_type    VARCHAR(100),
  outcome         VARCHAR(100)             NOT NULL,
  browser_state   VARCHAR(20),
  launched_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT launch_log_pk PRIMARY KEY (id)
);
CREATE INDEX launch_log_newest ON launch_log (launched_at);
