-- How badges look. Without a row: one of six palettes, by the micro-credential's id. A change is another row, since a
-- credential keeps the face that was in force when it was awarded.
CREATE TABLE badge_design (
  institution_id     UUID                     NOT NULL,
  microcredential_id UUID                     NOT NULL,
  number             INT                      NOT NULL,
  palette            VARCHAR(7)               NOT NULL, -- the name of one of the six, or an institution's colour at that time
  line_en            VARCHAR(60),
  line_fr            VARCHAR(60),
  level_shown        VARCHAR(10)              NOT NULL,
  made_by            UUID                     NOT NULL,
  made_at            TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT badge_design_pk PRIMARY KEY (microcredential_id, number),
  CONSTRAINT badge_design_microcredential FOREIGN KEY (microcredential_id) REFERENCES microcredential (id),
  CONSTRAINT badge_design_institution FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT badge_design_level CHECK (level_shown IN ('BANDS', 'NAME', 'NONE'))
);

-- The colour of an institution, of which its own palette is made.
CREATE TABLE badge_colour (
  institution_id UUID                     NOT NULL,
  colour         VARCHAR(7)               NOT NULL,
  changed_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT badge_colour_pk PRIMARY KEY (institution_id),
  CONSTRAINT badge_colour_institution FOREIGN KEY (institution_id) REFERENCES institution (id)
);
