-- An administrator's name in a session may be the sub of an identity provider: 255 characters (OpenID Connect Core 1.0, 2).
ALTER TABLE spring_session ALTER COLUMN principal_name SET DATA TYPE VARCHAR(300);
