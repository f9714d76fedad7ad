-- Which restores an operator has told, and which databases Cairn was started on: each, but the first, pauses what goes out.
CREATE TABLE restore (
  cause      VARCHAR(300)             NOT NULL,
  paused_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  resumed_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT restore_pk PRIMARY KEY (cause)
);
