CREATE TABLE commit_clock (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL
);
INSERT INTO commit_clock (id, seq, at) VALUES (1, 0, 0);

CREATE TABLE idempotency (
    scope TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    request_hash TEXT COLLATE "C" NOT NULL,
    result TEXT NOT NULL,
    commit_seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_at ON idempotency (at);

CREATE TABLE account (
    id TEXT COLLATE "C" PRIMARY KEY,
    version BIGINT NOT NULL,
    email_index TEXT COLLATE "C" NOT NULL UNIQUE,
    is_staff BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX account_staff ON account (id) WHERE is_staff = 1;

CREATE TABLE preference (
    account TEXT COLLATE "C" PRIMARY KEY,
    body TEXT NOT NULL
);

CREATE TABLE session (
    id TEXT COLLATE "C" PRIMARY KEY,
    token_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    account TEXT COLLATE "C",
    second_factor BIGINT NOT NULL,
    device TEXT NOT NULL,
    created BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    idle_expires BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    form_state TEXT
);
CREATE INDEX session_account ON session (account);
CREATE INDEX session_idle ON session (idle_expires);

CREATE TABLE token (
    hash TEXT COLLATE "C" PRIMARY KEY,
    purpose TEXT COLLATE "C" NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    expires BIGINT NOT NULL,
    consumed BIGINT
);
CREATE INDEX token_account ON token (account, purpose);

CREATE TABLE draft (
    id TEXT COLLATE "C" PRIMARY KEY,
    version BIGINT NOT NULL,
    owner TEXT COLLATE "C" NOT NULL,
    updated BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX draft_owner ON draft (owner, updated);

CREATE TABLE court_case (
    id TEXT COLLATE "C" PRIMARY KEY,
    version BIGINT NOT NULL,
    owner TEXT COLLATE "C" NOT NULL,
    court TEXT COLLATE "C" NOT NULL,
    stage TEXT COLLATE "C" NOT NULL,
    court_acts_by TEXT COLLATE "C",
    number TEXT COLLATE "C" UNIQUE,
    first_submitted BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX court_case_owner ON court_case (owner, first_submitted);
CREATE INDEX court_case_queue ON court_case (court, stage, court_acts_by, first_submitted);

CREATE TABLE case_party (
    digest TEXT COLLATE "C" NOT NULL,
    case_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (digest, case_id)
);
CREATE INDEX case_party_case ON case_party (case_id);

CREATE TABLE docket_head (
    case_id TEXT COLLATE "C" PRIMARY KEY,
    position BIGINT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL
);

CREATE TABLE docket_entry (
    case_id TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    at BIGINT NOT NULL,
    statement TEXT NOT NULL,
    previous TEXT COLLATE "C" NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (case_id, position)
);
CREATE FUNCTION docket_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the docket is append-only';
END $$;
CREATE TRIGGER docket_entry_is_never_changed BEFORE UPDATE OR DELETE ON docket_entry
FOR EACH ROW EXECUTE FUNCTION docket_is_append_only();

CREATE TABLE agency (
    id TEXT COLLATE "C" PRIMARY KEY,
    version BIGINT NOT NULL,
    uscc TEXT COLLATE "C" NOT NULL UNIQUE,
    status TEXT COLLATE "C" NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE notice (
    id TEXT COLLATE "C" PRIMARY KEY,
    case_id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    round BIGINT NOT NULL,
    issued BIGINT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (case_id, kind, round)
);

CREATE TABLE file (
    id TEXT COLLATE "C" PRIMARY KEY,
    owner TEXT COLLATE "C",
    free_since BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX file_free ON file (free_since);

CREATE TABLE file_use (
    used_by TEXT COLLATE "C" NOT NULL,
    file_id TEXT COLLATE "C" NOT NULL REFERENCES file (id),
    PRIMARY KEY (used_by, file_id)
);
CREATE INDEX file_use_file ON file_use (file_id);

CREATE TABLE upload (
    id TEXT COLLATE "C" PRIMARY KEY,
    owner TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    bytes_max BIGINT NOT NULL,
    created BIGINT NOT NULL,
    touched BIGINT NOT NULL
);
CREATE INDEX upload_touched ON upload (touched);

CREATE TABLE outbox (
    commit_seq BIGINT NOT NULL,
    n BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    topic TEXT COLLATE "C" NOT NULL,
    body TEXT NOT NULL,
    committed BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    done BIGINT NOT NULL,
    PRIMARY KEY (commit_seq, n)
);
CREATE INDEX outbox_waiting ON outbox (commit_seq, n) WHERE done = 0 AND topic = 'work';
CREATE INDEX outbox_index ON outbox (commit_seq, n) WHERE topic = 'index';

CREATE TABLE schedule (
    case_id TEXT COLLATE "C" PRIMARY KEY,
    due BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    attempts BIGINT NOT NULL
);
CREATE INDEX schedule_not_before ON schedule (not_before);

CREATE TABLE reading (
    commit_seq BIGINT NOT NULL,
    n BIGINT NOT NULL,
    at BIGINT NOT NULL,
    reader TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    case_id TEXT COLLATE "C" NOT NULL,
    what TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (commit_seq, n)
);
CREATE INDEX reading_case ON reading (case_id);

CREATE TABLE counter (
    name TEXT COLLATE "C" PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE rate (
    key TEXT COLLATE "C" PRIMARY KEY,
    starts BIGINT NOT NULL,
    hits BIGINT NOT NULL
);
CREATE INDEX rate_starts ON rate (starts);

CREATE TABLE amendment (
    sha256 TEXT COLLATE "C" PRIMARY KEY,
    commit_seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    imported_by TEXT COLLATE "C",
    body TEXT NOT NULL
);
