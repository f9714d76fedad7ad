-- Who was erased, when and on whose word; nothing that says who they were.
CREATE TABLE erasure (
  institution_id UUID                     NOT NULL,
  id             UUID                     NOT NULL,
  reference      VARCHAR(20)              NOT NULL,
  asked_as       VARCHAR(20)              NOT NULL,
  asked_by       UUID                     NOT NULL,
  erased_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  kept_until     TIMESTAMP WITH TIME ZONE,
  ended_at       TIMESTAMP WITH TIME ZONE,
  CONSTRAINT erasure_pk PRIMARY KEY (id),
  CONSTRAINT erasure_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT erasure_reference UNIQUE (reference),
  CONSTRAINT erasure_asked_as CHECK (asked_as IN ('LEARNER', 'ADMINISTRATOR')),
  CONSTRAINT erasure_ended CHECK (ended_at IS NULL OR kept_until IS NOT NULL)
);
CREATE INDEX erasure_newest ON erasure (institution_id, erased_at);
CREATE INDEX erasure_to_end ON erasure (kept_until);

CREATE TABLE erased_person (
  erasure_id UUID NOT NULL,
  person_id  UUID NOT NULL,
  CONSTRAINT erased_person_pk PRIMARY KEY (erasure_id, person_id),
  CONSTRAINT erased_person_erasure FOREIGN KEY (erasure_id) REFERENCES erasure (id),
  CONSTRAINT erased_person_person FOREIGN KEY (person_id) REFERENCES person (id)
);

-- What decisions were based on, kept for a year after the last of them (FIPPA, section 31): a ZIP in sealed pieces.
CREATE TABLE sealed_record (
  erasure_id UUID  NOT NULL,
  number     INT   NOT NULL,
  content    BYTEA NOT NULL,
  CONSTRAINT sealed_record_pk PRIMARY KEY (erasure_id, number),
  CONSTRAINT sealed_record_erasure FOREIGN KEY (erasure_id) REFERENCES erasure (id)
);

-- What an institution says of why it collects what it collects (FIPPA, section 27); where it says nothing, Cairn's words stand.
CREATE TABLE collection_notice (
  institution_id UUID                     NOT NULL,
  purpose_en     VARCHAR(1000),
  purpose_fr     VARCHAR(1000),
  authority_en   VARCHAR(1000),
  authority_fr   VARCHAR(1000),
  contact_en     VARCHAR(1000),
  contact_fr     VARCHAR(1000),
  revision       INT                      NOT NULL,
  changed_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT collection_notice_pk PRIMARY KEY (institution_id),
  CONSTRAINT collection_notice_institution FOREIGN KEY (institution_id) REFERENCES institution (id)
);

CREATE TABLE notice_read (
  person_id UUID                     NOT NULL,
  revision  INT                      NOT NULL,
  read_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT notice_read_pk PRIMARY KEY (person_id, revision),
  CONSTRAINT notice_read_person FOREIGN KEY (person_id) REFERENCES person (id)
);
