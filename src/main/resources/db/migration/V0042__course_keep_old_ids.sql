-- What LTI 1.1 called the same person and link, where the platform proved that it is the same (LTI 1.1 migration claim).
ALTER TABLE platform_identity ADD COLUMN lti11_user_id VARCHAR(255);
ALTER TABLE resource_link ADD COLUMN lti11_link_id VARCHAR(255);
