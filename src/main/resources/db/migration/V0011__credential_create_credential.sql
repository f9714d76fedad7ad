-- Keys that sign credentials, per institution. The private half is sealed with a key from outside the database. Old
-- public keys stay, or what they signed could no longer be verified.
CREATE TABLE issuer_key (
  institution_id UUID                     NOT NULL,
  name           VARCHAR(100)             NOT NULL,
  kind           VARCHAR(20)              NOT NULL,
  public_key     TEXT                     NOT NULL,
  sealed_key     TEXT                     NOT NULL,
  state          VARCHAR(20)              NOT NULL,
  active_key     VARCHAR(100),
  created_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT issuer_key_pk PRIMARY KEY (institution_id, name),
  CONSTRAINT issuer_key_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT issuer_key_one_active UNIQUE (active_key),
  CONSTRAINT issuer_key_kind CHECK (kind IN ('ED25519', 'RSA')),
  CONSTRAINT issuer_key_state CHECK (state IN ('ACTIVE', 'PUBLISHED', 'RETIRED')),
  CONSTRAINT issuer_key_active CHECK ((state = 'ACTIVE') = (active_key IS NOT NULL))
);

-- What a person is called in credentials: a random number, one for each institution, so that nothing else can be
-- learned or guessed from it.
CREATE TABLE credential_subject (
  institution_id UUID                     NOT NULL,
  person_id      UUID                     NOT NULL,
  subject        UUID                     NOT NULL,
  created_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT credential_subject_pk PRIMARY KEY (institution_id, person_id),
  CONSTRAINT credential_subject_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT credential_subject_known UNIQUE (subject)
);

-- version counts the changes; signed_version says which of them the signed list shows.
CREATE TABLE status_list (
  id             UUID                     NOT NULL,
  institution_id UUID                     NOT NULL,
  number         INT                      NOT NULL,
  version        BIGINT                   NOT NULL,
  signed_version BIGINT,
  signed_at      TIMESTAMP WITH TIME ZONE,
  signed_list    BYTEA,
  created_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT status_list_pk PRIMARY KEY (id),
  CONSTRAINT status_list_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT status_list_number UNIQUE (institution_id, number)
);

-- Reserved first (the id and the place in the status list are part of what is signed), signed once.
CREATE TABLE credential (
  id             VARCHAR(26)              NOT NULL,
  institution_id UUID                     NOT NULL,
  award_id       UUID                     NOT NULL,
  version_id     UUID                     NOT NULL,
  person_id      UUID                     NOT NULL,
  status_list_id UUID                     NOT NULL,
  status_index   INT                      NOT NULL,
  reserved_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  signed_json    BYTEA,
  signed_jwt     BYTEA,
  signed_at      TIMESTAMP WITH TIME ZONE,
  published      BOOLEAN                  NOT NULL,
  printed_name   VARCHAR(200),
  revoked_at     TIMESTAMP WITH TIME ZONE,
  CONSTRAINT credential_pk PRIMARY KEY (id),
  CONSTRAINT credential_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT credential_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT credential_status_list FOREIGN KEY (status_list_id) REFERENCES status_list (id),
  CONSTRAINT credential_award UNIQUE (award_id),
  CONSTRAINT credential_status_index UNIQUE (status_list_id, status_index),
  CONSTRAINT credential_signed CHECK ((signed_at IS NULL) = (signed_json IS NULL) AND (signed_at IS NULL) = (signed_jwt IS NULL)),
  CONSTRAINT credential_published CHECK (signed_at IS NOT NULL OR published = FALSE)
);
CREATE INDEX credential_of_person ON credential (person_id);
