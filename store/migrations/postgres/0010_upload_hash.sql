-- The hash of what has arrived of an upload, as it stands between two requests. An upload from before has none: it
-- ends, and is begun anew.
DELETE FROM upload;
ALTER TABLE upload ADD COLUMN hash TEXT NOT NULL DEFAULT '';
