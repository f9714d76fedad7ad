-- What retention looks for four times a day, in tables that keep years.
CREATE INDEX letter_news_sent ON letter_news (sent_at);
CREATE INDEX letter_wish_unconfirmed ON letter_wish (confirmed_at, asked_at);
CREATE INDEX quarantined_value_observed ON quarantined_value (observed_at);
CREATE INDEX join_code_ends ON join_code (ends_at);
CREATE INDEX join_attempt_since ON join_attempt (since);

-- What is held of a person is told to them and erased for them, whatever the course.
CREATE INDEX score_report_of_person ON score_report (person_id);
