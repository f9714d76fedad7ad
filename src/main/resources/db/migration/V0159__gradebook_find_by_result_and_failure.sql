-- Why courses cannot be read is told to administrators; nearly all of them can.
CREATE INDEX collection_pass_failing ON collection_pass (failure);

-- Each result is the newest of its line item and person, or came before it: who looks for what there is of a person goes by what
-- stands. What stands goes with its result, which the foreign key looks up for each that is deleted. Ids of results rise with
-- time, so that the index grows at its end.
CREATE INDEX newest_result_of_result ON newest_result (result_id);
ALTER TABLE newest_result DROP CONSTRAINT newest_result_result;
ALTER TABLE newest_result ADD CONSTRAINT newest_result_result FOREIGN KEY (result_id) REFERENCES result (id) ON DELETE CASCADE;
