-- A platform that was just connected is in no statistics: PostgreSQL then takes each index that begins with the registration for as good as the
-- key, and read every identity of the platform at each launch. By the number first, it can only be meant for numbers.
DROP INDEX platform_identity_of_number;
CREATE INDEX platform_identity_of_number ON platform_identity (sourced_id, registration_id);
