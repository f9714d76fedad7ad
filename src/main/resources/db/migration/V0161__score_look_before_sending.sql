-- What waited in a backup may have been overtaken since: the gradebook is looked at before such a report is sent.
ALTER TABLE score_report ADD COLUMN look_first BOOLEAN DEFAULT FALSE NOT NULL;
