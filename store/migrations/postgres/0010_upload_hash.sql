-- The hash of what has arrived of an upload, as it stands between two requests. Where it says nothing, as for an
-- upload from before, the whole is hashed at the end.
ALTER TABLE upload ADD COLUMN hash TEXT NOT NULL DEFAULT '';
