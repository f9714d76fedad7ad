-- An LMS may serve its courses and its services from other origins than the ones its issuer and endpoints lie on (hosted
-- Canvas and Blackboard do). further_origins is what the registration says; accepted_origins is what administrators have
-- accepted after a launch named it. Both are origins with a blank between them.
ALTER TABLE registration ADD COLUMN further_origins VARCHAR(4000) DEFAULT '' NOT NULL;
ALTER TABLE registration ADD COLUMN accepted_origins VARCHAR(4000) DEFAULT '' NOT NULL;
ALTER TABLE pending_registration ADD COLUMN further_origins VARCHAR(4000);

-- An origin that launches have named and that is not the registration's.
CREATE TABLE met_origin (
  registration_id UUID                     NOT NULL,
  origin          VARCHAR(300)             NOT NULL,
  state           VARCHAR(20)              NOT NULL,
  met_at          TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT met_origin_pk PRIMARY KEY (registration_id, origin),
  CONSTRAINT met_origin_registration FOREIGN KEY (registration_id) REFERENCES registration (id),
  CONSTRAINT met_origin_state CHECK (state IN ('PENDING', 'REFUSED'))
);
