-- Whether the assessor lets the learner change what was handed in and hand it in once more.
ALTER TABLE assessment ADD COLUMN again BOOLEAN DEFAULT FALSE NOT NULL;
