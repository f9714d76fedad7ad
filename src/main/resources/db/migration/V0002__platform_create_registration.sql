CREATE TABLE institution (
  id         UUID                     NOT NULL,
  name_en    VARCHAR(300),
  name_fr    VARCHAR(300),
  website    VARCHAR(2000),
  email      VARCHAR(320),
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT institution_pk PRIMARY KEY (id),
  CONSTRAINT institution_name CHECK (name_en IS NOT NULL OR name_fr IS NOT NULL)
);

CREATE TABLE registration (
  id                       UUID                     NOT NULL,
  institution_id           UUID                     NOT NULL,
  name                     VARCHAR(300)             NOT NULL,
  issuer                   VARCHAR(2000)            NOT NULL,
  client_id                VARCHAR(500)             NOT NULL,
  authorization_endpoint   VARCHAR(2000)            NOT NULL,
  token_endpoint           VARCHAR(2000)            NOT NULL,
  token_audience           VARCHAR(2000),
  jwks_uri                 VARCHAR(2000)            NOT NULL,
  product_family           VARCHAR(100)             NOT NULL,
  accepts_all_deployments  BOOLEAN                  NOT NULL,
  enabled                  BOOLEAN                  NOT NULL,
  source                   VARCHAR(300)             NOT NULL,
  created_at               TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT registration_pk PRIMARY KEY (id),
  CONSTRAINT registration_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT registration_issuer_client UNIQUE (issuer, client_id)
);

CREATE TABLE deployment (
  id              UUID                     NOT NULL,
  registration_id UUID                     NOT NULL,
  deployment_id   VARCHAR(255)             NOT NULL,
  state           VARCHAR(20)              NOT NULL,
  met_at          TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT deployment_pk PRIMARY KEY (id),
  CONSTRAINT deployment_registration FOREIGN KEY (registration_id) REFERENCES registration (id),
  CONSTRAINT deployment_known UNIQUE (registration_id, deployment_id),
  CONSTRAINT deployment_state CHECK (state IN ('PENDING', 'ACCEPTED', 'REFUSED'))
);

-- Our keys towards platforms. The private half is sealed with a key from outside the database.
CREATE TABLE tool_key (
  kid        VARCHAR(100)             NOT NULL,
  public_jwk TEXT                     NOT NULL,
  sealed_key BYTEA                    NOT NULL,
  state      VARCHAR(20)              NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT tool_key_pk PRIMARY KEY (kid),
  CONSTRAINT tool_key_state CHECK (state IN ('NEXT', 'ACTIVE', 'PUBLISHED', 'RETIRED'))
);

CREATE TABLE administrator (
  id            UUID                     NOT NULL,
  username      VARCHAR(100)             NOT NULL,
  password_hash VARCHAR(200)             NOT NULL,
  created_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT administrator_pk PRIMARY KEY (id),
  CONSTRAINT administrator_username UNIQUE (username)
);

-- What this database knows of its installation: the set-up code's hash, the public address, whether it is a trial.
CREATE TABLE installation (
  name    VARCHAR(100)  NOT NULL,
  content VARCHAR(2000) NOT NULL,
  CONSTRAINT installation_pk PRIMARY KEY (name)
);
