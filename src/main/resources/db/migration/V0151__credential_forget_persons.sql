-- The id stays, so that whoever holds its address is told that it is gone; so does its place in the status list.
ALTER TABLE credential ADD COLUMN erased_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE credential ADD CONSTRAINT credential_erased CHECK (
  erased_at IS NULL OR (signed_at IS NULL AND published = FALSE AND printed_name IS NULL AND revoked_at IS NOT NULL));
