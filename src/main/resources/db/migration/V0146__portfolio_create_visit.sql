-- A link that a learner has asked for at a confirmed address: it serves once, within half an hour. Neither the link nor the
-- address lies here, but their hashes.
CREATE TABLE portfolio_link (
  code_hash    VARCHAR(43)              NOT NULL,
  address_hash VARCHAR(43)              NOT NULL,
  ends_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT portfolio_link_pk PRIMARY KEY (code_hash)
);
CREATE INDEX portfolio_link_of_address ON portfolio_link (address_hash);
CREATE INDEX portfolio_link_ends ON portfolio_link (ends_at);

-- Whoever has come by one. Who that is follows from the address at each request: whoever forgets their address is shown out.
CREATE TABLE portfolio_visit (
  token_hash   VARCHAR(43)              NOT NULL,
  address_hash VARCHAR(43)              NOT NULL,
  language     VARCHAR(10)              NOT NULL,
  opened_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  seen_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT portfolio_visit_pk PRIMARY KEY (token_hash)
);
CREATE INDEX portfolio_visit_seen ON portfolio_visit (seen_at);
