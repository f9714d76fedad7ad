-- A copied course has activities of its own; the links in it still carry the id of the activity that they were made for.
ALTER TABLE activity ADD COLUMN copy_of UUID;
ALTER TABLE activity ADD CONSTRAINT activity_copied_once UNIQUE (course_id, copy_of);
