-- Thousands of scores to be told, all due, stood before the courses that were to be read and judged next. Nodes of the version before, which know no
-- priority, write none: theirs is the ordinary one.
ALTER TABLE scheduled_tasks ALTER COLUMN priority SET DEFAULT 50;
UPDATE scheduled_tasks SET priority = CASE task_name WHEN 'deliver-score' THEN 10 ELSE 50 END;
CREATE INDEX scheduled_tasks_in_turn ON scheduled_tasks (priority DESC, execution_time);
