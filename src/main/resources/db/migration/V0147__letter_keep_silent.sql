-- An address that serves to reach what was awarded, and for no letters. Its occasions are kept for nodes of the version before,
-- which know nothing of it.
ALTER TABLE letter_wish ADD COLUMN quiet BOOLEAN DEFAULT FALSE NOT NULL;
