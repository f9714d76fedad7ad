-- What is suspended, the longest first: few of many awards.
CREATE INDEX award_suspended ON award (suspended_at);
