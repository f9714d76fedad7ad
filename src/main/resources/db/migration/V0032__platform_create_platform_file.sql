-- What became of each file of lti-config/platforms when it was last read.
CREATE TABLE platform_file (
  name         VARCHAR(300)             NOT NULL,
  state        VARCHAR(20)              NOT NULL,
  content_hash VARCHAR(64)              NOT NULL,
  problem      VARCHAR(1000),
  line         INT,
  read_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT platform_file_pk PRIMARY KEY (name),
  CONSTRAINT platform_file_state CHECK (state IN ('LOADED', 'BROKEN', 'LEFT_OUT', 'GONE'))
);
