-- Marks of institutions and partners, as Cairn has drawn them anew: nothing of the file that was handed in but pixels.
CREATE TABLE badge_emblem (
  institution_id UUID                     NOT NULL,
  name           VARCHAR(64)              NOT NULL, -- SHA-256 of the PNG
  png            BYTEA                    NOT NULL,
  made_at        TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT badge_emblem_pk PRIMARY KEY (institution_id, name),
  CONSTRAINT badge_emblem_institution FOREIGN KEY (institution_id) REFERENCES institution (id)
);

ALTER TABLE badge_design ADD COLUMN emblem VARCHAR(64);
ALTER TABLE badge_design ADD CONSTRAINT badge_design_emblem
  FOREIGN KEY (institution_id, emblem) REFERENCES badge_emblem (institution_id, name);
