-- What platforms tell of somebody goes when nobody has seen them for long. faded_at: since when nothing is told; a name that is told
-- again takes it away. The index is asked for who has not faded and was seen before some day.
ALTER TABLE platform_identity ADD COLUMN faded_at TIMESTAMP WITH TIME ZONE;
CREATE INDEX platform_identity_to_fade ON platform_identity (faded_at, seen_at);
