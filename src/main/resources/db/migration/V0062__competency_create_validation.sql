-- Who has confirmed a competency, in which revision of it. Rows are added, never changed.
CREATE TABLE competency_validation (
  framework_id     UUID                     NOT NULL,
  competency_id    UUID                     NOT NULL,
  id               UUID                     NOT NULL,
  revision         INT                      NOT NULL,
  partner          VARCHAR(200)             NOT NULL,
  partner_role     VARCHAR(20)              NOT NULL,
  method           VARCHAR(1000),
  demand_confirmed BOOLEAN                  NOT NULL,
  reflects_job     BOOLEAN                  NOT NULL,
  signed_by        VARCHAR(200)             NOT NULL,
  signed_on        DATE                     NOT NULL,
  valid_until      DATE,
  document         VARCHAR(1000),
  person_id        UUID                     NOT NULL,
  added_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT competency_validation_pk PRIMARY KEY (id),
  CONSTRAINT competency_validation_of FOREIGN KEY (framework_id, competency_id)
    REFERENCES framework_competency (framework_id, id),
  CONSTRAINT competency_validation_role CHECK (partner_role IN ('EMPLOYER', 'INDUSTRY', 'PROFESSIONAL', 'COMMUNITY', 'INDIGENOUS')),
  CONSTRAINT competency_validation_in_time CHECK (valid_until IS NULL OR valid_until >= signed_on)
);
CREATE INDEX competency_validation_of_competency ON competency_validation (framework_id, competency_id, signed_on);
