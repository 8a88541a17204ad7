CREATE TABLE commit_clock (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO commit_clock (id, seq, at) VALUES (1, 0, 0);

CREATE TABLE idempotency (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    result TEXT NOT NULL,
    commit_seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT;
CREATE INDEX idempotency_at ON idempotency (at);

CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    email_index TEXT NOT NULL UNIQUE,
    is_staff INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX account_staff ON account (id) WHERE is_staff = 1;

CREATE TABLE preference (
    account TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    account TEXT,
    second_factor INTEGER NOT NULL,
    device TEXT NOT NULL,
    created INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    idle_expires INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    form_state TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX session_account ON session (account);
CREATE INDEX session_idle ON session (idle_expires);

CREATE TABLE token (
    hash TEXT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL,
    account TEXT NOT NULL,
    expires INTEGER NOT NULL,
    consumed INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX token_account ON token (account, purpose);

CREATE TABLE draft (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    owner TEXT NOT NULL,
    updated INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX draft_owner ON draft (owner, updated);

CREATE TABLE court_case (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    owner TEXT NOT NULL,
    court TEXT NOT NULL,
    stage TEXT NOT NULL,
    court_acts_by TEXT,
    number TEXT UNIQUE,
    first_submitted INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX court_case_owner ON court_case (owner, first_submitted);
CREATE INDEX court_case_queue ON court_case (court, stage, court_acts_by, first_submitted);

CREATE TABLE case_party (
    digest TEXT NOT NULL,
    case_id TEXT NOT NULL,
    PRIMARY KEY (digest, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_party_case ON case_party (case_id);

CREATE TABLE docket_head (
    case_id TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE docket_entry (
    case_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    at INTEGER NOT NULL,
    statement TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (case_id, position)
) STRICT;
CREATE TRIGGER docket_entry_is_never_changed BEFORE UPDATE ON docket_entry
BEGIN
    SELECT RAISE(ABORT, 'the docket is append-only');
END;
CREATE TRIGGER docket_entry_is_never_deleted BEFORE DELETE ON docket_entry
BEGIN
    SELECT RAISE(ABORT, 'the docket is append-only');
END;

CREATE TABLE agency (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    uscc TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE notice (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    round INTEGER NOT NULL,
    issued INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (case_id, kind, round)
) STRICT;

CREATE TABLE file (
    id TEXT NOT NULL PRIMARY KEY,
    owner TEXT,
    free_since INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX file_free ON file (free_since);

CREATE TABLE file_use (
    used_by TEXT NOT NULL,
    file_id TEXT NOT NULL REFERENCES file (id),
    PRIMARY KEY (used_by, file_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_use_file ON file_use (file_id);

CREATE TABLE upload (
    id TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes_max INTEGER NOT NULL,
    created INTEGER NOT NULL,
    touched INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_touched ON upload (touched);

CREATE TABLE outbox (
    commit_seq INTEGER NOT NULL,
    n INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    topic TEXT NOT NULL,
    body TEXT NOT NULL,
    committed INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    done INTEGER NOT NULL,
    PRIMARY KEY (commit_seq, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_waiting ON outbox (commit_seq, n) WHERE done = 0 AND topic = 'work';
CREATE INDEX outbox_index ON outbox (commit_seq, n) WHERE topic = 'index';

CREATE TABLE schedule (
    case_id TEXT NOT NULL PRIMARY KEY,
    due INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    attempts INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX schedule_not_before ON schedule (not_before);

CREATE TABLE reading (
    commit_seq INTEGER NOT NULL,
    n INTEGER NOT NULL,
    at INTEGER NOT NULL,
    reader TEXT NOT NULL,
    role TEXT NOT NULL,
    case_id TEXT NOT NULL,
    what TEXT NOT NULL,
    PRIMARY KEY (commit_seq, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX reading_case ON reading (case_id);

CREATE TABLE counter (
    name TEXT NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rate (
    key TEXT NOT NULL PRIMARY KEY,
    starts INTEGER NOT NULL,
    hits INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX rate_starts ON rate (starts);

CREATE TABLE amendment (
    sha256 TEXT NOT NULL PRIMARY KEY,
    commit_seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    imported_by TEXT,
    body TEXT NOT NULL
) STRICT;
