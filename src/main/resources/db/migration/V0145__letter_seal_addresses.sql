-- Addresses no longer lie here in clear. sealed_address is the address under the master key; address_hash finds those who have
-- confirmed one, by an HMAC under a key that is derived from it. Cairn seals what is here when it starts, and what a node of the
-- version before still writes into address an hour later at most: what stands in clear there is newer than what is sealed. Once
-- sealed, address is empty; a later version drops it.
ALTER TABLE letter_wish ADD COLUMN sealed_address VARCHAR(1500);
ALTER TABLE letter_wish ADD COLUMN address_hash VARCHAR(43);
CREATE INDEX letter_wish_of_address ON letter_wish (address_hash);
CREATE INDEX letter_wish_in_clear ON letter_wish (address);
