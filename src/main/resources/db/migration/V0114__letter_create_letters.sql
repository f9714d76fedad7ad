-- Letters to learners: to which address, of what and how often, as they wished. Without a row nobody writes to them; an address
-- is written to once before its owner has confirmed it.
CREATE TABLE letter_wish (
  person_id    UUID                     NOT NULL,
  address      VARCHAR(254)             NOT NULL,
  language     VARCHAR(10)              NOT NULL,
  occasions    VARCHAR(100)             NOT NULL,
  daily        BOOLEAN                  NOT NULL,
  asked_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  confirmed_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT letter_wish_pk PRIMARY KEY (person_id),
  CONSTRAINT letter_wish_person FOREIGN KEY (person_id) REFERENCES person (id)
);

-- What there is to tell, in the transaction in which it happened. Each thing is told once.
CREATE TABLE letter_news (
  person_id   UUID                     NOT NULL,
  occasion    VARCHAR(20)              NOT NULL,
  about       UUID                     NOT NULL,
  version_id  UUID                     NOT NULL,
  happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
  sent_at     TIMESTAMP WITH TIME ZONE,
  CONSTRAINT letter_news_pk PRIMARY KEY (person_id, occasion, about),
  CONSTRAINT letter_news_wish FOREIGN KEY (person_id) REFERENCES letter_wish (person_id) ON DELETE CASCADE,
  CONSTRAINT letter_news_version FOREIGN KEY (version_id) REFERENCES microcredential_version (id),
  CONSTRAINT letter_news_occasion CHECK (occasion IN ('NEAR', 'ISSUED', 'REVOKED'))
);
