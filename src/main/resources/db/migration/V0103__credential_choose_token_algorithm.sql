-- ES256 is offered beside RS256, the institution's choice.
CREATE TABLE issuer_choice (
  institution_id UUID                     NOT NULL,
  token_kind     VARCHAR(20)              NOT NULL,
  chosen_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT issuer_choice_pk PRIMARY KEY (institution_id),
  CONSTRAINT issuer_choice_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT issuer_choice_token_kind CHECK (token_kind IN ('RSA', 'P256'))
);
ALTER TABLE issuer_key DROP CONSTRAINT issuer_key_kind;
ALTER TABLE issuer_key ADD CONSTRAINT issuer_key_kind CHECK (kind IN ('ED25519', 'RSA', 'P256'));
