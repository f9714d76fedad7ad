-- Corrections of words in a published version, beside what is frozen. Each holds all texts that differ from it, by path.
CREATE TABLE microcredential_text (
  institution_id UUID                     NOT NULL,
  version_id     UUID                     NOT NULL,
  number         INT                      NOT NULL,
  texts          TEXT                     NOT NULL,
  reason         VARCHAR(1000)            NOT NULL,
  person_id      UUID                     NOT NULL,
  made_at        TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT microcredential_text_pk PRIMARY KEY (version_id, number),
  CONSTRAINT microcredential_text_version FOREIGN KEY (version_id) REFERENCES microcredential_version (id),
  CONSTRAINT microcredential_text_number CHECK (number > 0)
);
