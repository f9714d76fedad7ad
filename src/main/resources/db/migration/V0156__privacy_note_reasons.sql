-- What an administrator says of an erasure: who has asked, and how; and why something may go before its time. Neither names anybody.
ALTER TABLE erasure ADD COLUMN reason VARCHAR(1000);
ALTER TABLE erasure ADD COLUMN end_reason VARCHAR(1000);
UPDATE erasure SET reason = '–' WHERE asked_as = 'ADMINISTRATOR';
ALTER TABLE erasure ADD CONSTRAINT erasure_reason CHECK ((asked_as = 'ADMINISTRATOR') = (reason IS NOT NULL));
