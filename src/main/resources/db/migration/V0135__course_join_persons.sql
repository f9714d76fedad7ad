-- Persons of one institution who are one human. keeper_id is who stands for all of them: everybody stands for themselves
-- until a proof says else, and nobody stands for a person of another institution.
ALTER TABLE person ADD COLUMN keeper_id UUID;
UPDATE person SET keeper_id = id;
ALTER TABLE person ALTER COLUMN keeper_id SET NOT NULL;
ALTER TABLE person ADD CONSTRAINT person_of_institution UNIQUE (institution_id, id);
ALTER TABLE person ADD CONSTRAINT person_kept UNIQUE (id, keeper_id);
ALTER TABLE person ADD CONSTRAINT person_keeper FOREIGN KEY (institution_id, keeper_id)
  REFERENCES person (institution_id, id);
CREATE INDEX person_of_keeper ON person (keeper_id);

-- What proves it, two persons at a time. Parting them takes the proof away and moves nothing. pair names both, in the
-- order of their ids, while the proof is in force: two are joined once.
CREATE TABLE joined_persons (
  institution_id UUID                     NOT NULL,
  id             UUID                     NOT NULL,
  one_id         UUID                     NOT NULL,
  other_id       UUID                     NOT NULL,
  pair           VARCHAR(80),
  proof          VARCHAR(20)              NOT NULL,
  joined_by      UUID                     NOT NULL,
  joined_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  parted_by      UUID,
  parted_at      TIMESTAMP WITH TIME ZONE,
  reason         VARCHAR(1000),
  CONSTRAINT joined_persons_pk PRIMARY KEY (id),
  CONSTRAINT joined_persons_one FOREIGN KEY (institution_id, one_id) REFERENCES person (institution_id, id),
  CONSTRAINT joined_persons_other FOREIGN KEY (institution_id, other_id) REFERENCES person (institution_id, id),
  CONSTRAINT joined_persons_once UNIQUE (pair),
  CONSTRAINT joined_persons_two CHECK (one_id <> other_id),
  CONSTRAINT joined_persons_proof CHECK (proof IN ('CODE', 'REGISTRAR')),
  CONSTRAINT joined_persons_in_force CHECK ((pair IS NULL) = (parted_at IS NOT NULL)),
  CONSTRAINT joined_persons_parted CHECK (
    (parted_at IS NULL AND parted_by IS NULL AND reason IS NULL)
    OR (parted_at IS NOT NULL AND parted_by IS NOT NULL AND reason IS NOT NULL AND CHAR_LENGTH(reason) >= 10))
);
CREATE INDEX joined_persons_of_one ON joined_persons (one_id);
CREATE INDEX joined_persons_of_other ON joined_persons (other_id);
CREATE INDEX joined_persons_newest ON joined_persons (institution_id, joined_at);
