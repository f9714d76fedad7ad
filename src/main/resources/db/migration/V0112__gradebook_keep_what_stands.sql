-- What stands is read at every pass and every evaluation, for a whole course at once: it is kept with the pointer, written
-- in the statement that moves it, so that nothing is looked up row by row. graded_at stays the latest time that was seen;
-- first_graded_at is that of the result itself.
ALTER TABLE newest_result DROP CONSTRAINT newest_result_result;
ALTER TABLE result DROP CONSTRAINT result_of;
ALTER TABLE newest_result ADD CONSTRAINT newest_result_result FOREIGN KEY (result_id) REFERENCES result (id);
ALTER TABLE newest_result ADD COLUMN status VARCHAR(20);
ALTER TABLE newest_result ADD COLUMN score NUMERIC(40, 20);
ALTER TABLE newest_result ADD COLUMN maximum NUMERIC(40, 20);
ALTER TABLE newest_result ADD COLUMN observed_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE newest_result ADD COLUMN first_graded_at TIMESTAMP WITH TIME ZONE;
UPDATE newest_result SET (status, score, maximum, observed_at, first_graded_at) = (
  SELECT result.status, result.score, result.maximum, result.observed_at, result.graded_at
    FROM result WHERE result.id = newest_result.result_id);
ALTER TABLE newest_result ALTER COLUMN status SET NOT NULL;
ALTER TABLE newest_result ALTER COLUMN observed_at SET NOT NULL;

-- SHA-256 of what a result says, so that a row can be held against an award's facts; what was seen before has none.
ALTER TABLE result ADD COLUMN hash VARCHAR(64);
