-- Where else a micro-credential is offered, asked for by the simulator.
CREATE INDEX course_map_of_microcredential ON course_map (microcredential_id, course_id);
