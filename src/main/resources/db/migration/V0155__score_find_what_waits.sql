-- What waits to be delivered, and what was not taken, is counted while Cairn runs; most of the table is neither.
CREATE INDEX score_report_open ON score_report (state, reported_at);
