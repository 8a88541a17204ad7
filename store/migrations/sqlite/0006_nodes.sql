-- What has arrived of an upload, so that any node can go on with it: its bytes and the objects that hold them.
ALTER TABLE upload ADD COLUMN arrived INTEGER NOT NULL DEFAULT 0;
ALTER TABLE upload ADD COLUMN pieces TEXT NOT NULL DEFAULT '';
-- The ids of the keys personal fields are sealed and receipts are signed with: a node that lacks one is refused.
CREATE TABLE key_ring (
    name TEXT NOT NULL PRIMARY KEY,
    ids TEXT NOT NULL
) STRICT, WITHOUT ROWID;
