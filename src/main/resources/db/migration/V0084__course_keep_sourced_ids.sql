-- What the institution's own records call the person, where the platform tells (LTI lis.person_sourcedid). It finds somebody in
-- a file; it joins nobody.
ALTER TABLE platform_identity ADD COLUMN sourced_id VARCHAR(255);
