-- ES256 is offered beside RS256, the institution's choice. A key is published for a while before it signs.
ALTER TABLE issuer_key DROP CONSTRAINT issuer_key_kind;
ALTER TABLE issuer_key ADD CONSTRAINT issuer_key_kind CHECK (kind IN ('ED25519', 'RSA', 'P256'));
ALTER TABLE issuer_key DROP CONSTRAINT issuer_key_state;
ALTER TABLE issuer_key ADD CONSTRAINT issuer_key_state CHECK (state IN ('NEXT', 'ACTIVE', 'PUBLISHED', 'RETIRED'));
ALTER TABLE issuer_key ADD COLUMN next_key VARCHAR(100);
ALTER TABLE issuer_key ADD CONSTRAINT issuer_key_one_next UNIQUE (next_key);
ALTER TABLE issuer_key ADD CONSTRAINT issuer_key_next CHECK ((state = 'NEXT') = (next_key IS NOT NULL));
