-- Appeals are a few among the hundreds of thousands that wait for an instructor.
CREATE INDEX award_case_waiting ON award_case (kind, state, opened_at, id);
