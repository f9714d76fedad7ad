-- A partner says by itself whether its confirmation may be shown to everybody, as an endorsement signed in its name, and in
-- which words. Nobody who has answered before was asked.
ALTER TABLE partner_validation ADD COLUMN endorses BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE partner_validation ADD COLUMN statement VARCHAR(500);
