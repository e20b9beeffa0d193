-- Finds words that are spelled otherwise than typed. A trusted extension: the database's owner may create it.
create extension if not exists pg_trgm with schema public;
