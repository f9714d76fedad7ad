-- Whose key it is: the institution's, or that of a partner for which the institution has Cairn keep one. And since when it has
-- been in its state.
ALTER TABLE issuer_key ADD COLUMN issuer_id UUID;
UPDATE issuer_key SET issuer_id = institution_id;
ALTER TABLE issuer_key ALTER COLUMN issuer_id SET NOT NULL;
ALTER TABLE issuer_key ADD COLUMN since TIMESTAMP WITH TIME ZONE;
UPDATE issuer_key SET since = created_at;
ALTER TABLE issuer_key ALTER COLUMN since SET NOT NULL;
CREATE INDEX issuer_key_of_issuer ON issuer_key (issuer_id);
