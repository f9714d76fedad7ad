-- Awards that wait for their credential, and those for which it could not be made yet.
CREATE TABLE credential_due (
  award_id   UUID                     NOT NULL,
  due_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  attempts   INT                      NOT NULL,
  last_error VARCHAR(500),
  CONSTRAINT credential_due_pk PRIMARY KEY (award_id)
);
CREATE INDEX credential_due_first ON credential_due (due_at, award_id);

INSERT INTO credential_due (award_id, due_at, attempts)
SELECT award.id, award.awarded_at, 0 FROM award
WHERE NOT EXISTS (SELECT 1 FROM credential WHERE credential.award_id = award.id AND credential.signed_at IS NOT NULL);

-- Each award had a task of its own.
DELETE FROM scheduled_tasks WHERE task_name = 'sign-credential';

-- The places of a list in random order, three bytes each, dealt from the beginning: none twice, and none that tells when it
-- was given. A list from before has no deck and takes nothing more; the next one opens.
ALTER TABLE status_list ADD COLUMN deck BYTEA;
ALTER TABLE status_list ADD COLUMN dealt INT DEFAULT 0 NOT NULL;

-- Which keys a credential was signed with: one that has leaked says which credentials must be signed again.
ALTER TABLE credential ADD COLUMN proof_key VARCHAR(100);
ALTER TABLE credential ADD COLUMN token_key VARCHAR(100);
