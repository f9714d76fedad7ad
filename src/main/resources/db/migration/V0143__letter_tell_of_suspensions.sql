-- That an award is suspended is told as well, and that it is in force again: to whoever wishes to know when one is taken back.
ALTER TABLE letter_news DROP CONSTRAINT letter_news_occasion;
ALTER TABLE letter_news ADD CONSTRAINT letter_news_occasion CHECK (
  occasion IN ('NEAR', 'ISSUED', 'EXPIRING', 'SUSPENDED', 'REINSTATED', 'REVOKED'));
UPDATE letter_wish SET occasions = occasions || ',SUSPENDED,REINSTATED' WHERE occasions LIKE '%REVOKED%';
