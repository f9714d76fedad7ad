-- That an award ends is told as well: once its renewal opens, and once more before the end.
ALTER TABLE letter_news DROP CONSTRAINT letter_news_occasion;
ALTER TABLE letter_news ADD CONSTRAINT letter_news_occasion CHECK (
  occasion IN ('NEAR', 'ISSUED', 'EXPIRING', 'REVOKED'));
