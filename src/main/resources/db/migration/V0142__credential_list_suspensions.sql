-- What the bits of a list mean (Bitstring Status List 1.0, 2.2). A credential points to one list: whose award can be suspended
-- to one of suspensions, where a revocation sets the same bit for good.
ALTER TABLE status_list ADD COLUMN purpose VARCHAR(20) DEFAULT 'REVOCATION' NOT NULL;
ALTER TABLE status_list ADD CONSTRAINT status_list_purpose CHECK (purpose IN ('REVOCATION', 'SUSPENSION'));
ALTER TABLE status_list DROP CONSTRAINT status_list_number;
ALTER TABLE status_list ADD CONSTRAINT status_list_number UNIQUE (institution_id, purpose, number);

ALTER TABLE credential ADD COLUMN suspended_at TIMESTAMP WITH TIME ZONE;
