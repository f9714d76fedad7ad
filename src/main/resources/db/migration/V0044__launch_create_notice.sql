-- What a platform has told us to tell us of (Platform Notification Service): once for each deployment and kind.
CREATE TABLE notice_subscription (
  deployment_id   UUID                     NOT NULL,
  notice_type     VARCHAR(100)             NOT NULL,
  registration_id UUID                     NOT NULL,
  service_url     VARCHAR(2000)            NOT NULL,
  state           VARCHAR(10)              NOT NULL,
  wanted_at       TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT notice_subscription_pk PRIMARY KEY (deployment_id, notice_type),
  CONSTRAINT notice_subscription_deployment FOREIGN KEY (deployment_id) REFERENCES deployment (id),
  CONSTRAINT notice_subscription_registration FOREIGN KEY (registration_id) REFERENCES registration (id),
  CONSTRAINT notice_subscription_state CHECK (state IN ('WAITING', 'DONE', 'FAILED'))
);

-- A copy is told of before anybody has opened it; its first launch finds here where it came from.
CREATE TABLE told_copy (
  registration_id   UUID                     NOT NULL,
  context_id        VARCHAR(255)             NOT NULL,
  origin_context_id VARCHAR(255)             NOT NULL,
  told_at           TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT told_copy_pk PRIMARY KEY (registration_id, context_id, origin_context_id),
  CONSTRAINT told_copy_registration FOREIGN KEY (registration_id) REFERENCES registration (id)
);
