-- What assessors said, each time: rows that were given back stay, and at most the newest is a draft.
CREATE TABLE assessment (
  submission_id UUID                     NOT NULL,
  number        INT                      NOT NULL,
  draft         BOOLEAN                  NOT NULL,
  assessed_by   UUID                     NOT NULL,
  assessed_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  overall       TEXT                     NOT NULL,
  CONSTRAINT assessment_pk PRIMARY KEY (submission_id, number),
  CONSTRAINT assessment_submission FOREIGN KEY (submission_id) REFERENCES submission (id)
);

CREATE TABLE judgement (
  submission_id UUID NOT NULL,
  number        INT  NOT NULL,
  criterion_id  UUID NOT NULL,
  level_rank    INT,
  remark        TEXT NOT NULL,
  CONSTRAINT judgement_pk PRIMARY KEY (submission_id, number, criterion_id),
  CONSTRAINT judgement_assessment FOREIGN KEY (submission_id, number) REFERENCES assessment (submission_id, number)
);
