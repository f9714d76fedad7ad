-- Whether an assessment of prior learning led to the decision.
ALTER TABLE ruling ADD COLUMN prior_learning BOOLEAN DEFAULT FALSE NOT NULL;
