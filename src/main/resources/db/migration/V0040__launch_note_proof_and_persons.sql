-- How the browser proved to be the one that began the login, whose submission is reviewed, and whose mentor comes.
ALTER TABLE launch ADD COLUMN kept_by VARCHAR(10) DEFAULT 'COOKIE' NOT NULL;
ALTER TABLE launch ADD CONSTRAINT launch_kept_by CHECK (kept_by IN ('COOKIE', 'STORAGE', 'WINDOW'));
ALTER TABLE launch ADD COLUMN for_user VARCHAR(255);
ALTER TABLE launch ADD COLUMN mentees TEXT DEFAULT '[]' NOT NULL;
CREATE INDEX launch_of_person ON launch (person_id);
