-- A key's life: published ahead, signing, published still, gone. Only one may be next and only one may sign: only_one
-- holds the state of these two. The private half is forgotten as soon as the key no longer signs.
ALTER TABLE tool_key ADD COLUMN since TIMESTAMP WITH TIME ZONE;
ALTER TABLE tool_key ADD COLUMN only_one VARCHAR(20);
ALTER TABLE tool_key DROP CONSTRAINT tool_key_state;
UPDATE tool_key SET since = created_at;
UPDATE tool_key SET state = 'RETIRING'
 WHERE state = 'PUBLISHED'
    OR (state <> 'RETIRED' AND kid NOT IN
         (SELECT first_made.kid FROM tool_key first_made WHERE first_made.state = 'ACTIVE' AND NOT EXISTS
           (SELECT 1 FROM tool_key older
             WHERE older.state = 'ACTIVE' AND (older.created_at < first_made.created_at
                OR (older.created_at = first_made.created_at AND older.kid < first_made.kid)))));
UPDATE tool_key SET only_one = state WHERE state = 'ACTIVE';
ALTER TABLE tool_key ALTER COLUMN since SET NOT NULL;
ALTER TABLE tool_key ALTER COLUMN sealed_key DROP NOT NULL;
UPDATE tool_key SET sealed_key = NULL WHERE state <> 'ACTIVE';
ALTER TABLE tool_key ADD CONSTRAINT tool_key_state CHECK (state IN ('NEXT', 'ACTIVE', 'RETIRING', 'RETIRED'));
ALTER TABLE tool_key ADD CONSTRAINT tool_key_only_one UNIQUE (only_one);
ALTER TABLE tool_key ADD CONSTRAINT tool_key_alone CHECK (
  (state IN ('NEXT', 'ACTIVE') AND only_one IS NOT NULL AND only_one = state AND sealed_key IS NOT NULL)
  OR (state IN ('RETIRING', 'RETIRED') AND only_one IS NULL AND sealed_key IS NULL));
