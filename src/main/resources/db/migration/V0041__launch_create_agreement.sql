-- Who said yes or no to the terms, asked by an LtiEulaRequest. The platform is told by durable work.
CREATE TABLE agreement (
  id              UUID                     NOT NULL,
  registration_id UUID                     NOT NULL,
  subject         VARCHAR(255)             NOT NULL,
  accepted        BOOLEAN                  NOT NULL,
  answered_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  service_url     VARCHAR(2000),
  state           VARCHAR(10)              NOT NULL,
  CONSTRAINT agreement_pk PRIMARY KEY (id),
  CONSTRAINT agreement_registration FOREIGN KEY (registration_id) REFERENCES registration (id),
  CONSTRAINT agreement_state CHECK (state IN ('WAITING', 'TOLD', 'FAILED')),
  CONSTRAINT agreement_waits_for_somebody CHECK (state <> 'WAITING' OR service_url IS NOT NULL)
);
CREATE INDEX agreement_of_person ON agreement (registration_id, subject, answered_at);
