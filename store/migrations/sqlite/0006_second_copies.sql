-- SQLite has no checksums on its pages. Every column that no body repeats stands a second time in an index, which
-- `PRAGMA integrity_check` holds against the table: a flipped bit in either is found. Bodies carry a digest of their own;
-- dockets are chained; `case_party` and `file_use` have such an index already.
CREATE INDEX commit_clock_twice ON commit_clock (id, seq, at);
CREATE INDEX idempotency_twice ON idempotency (scope, key, request_hash, commit_seq, at);
CREATE INDEX account_twice ON account (id, version, email_index, is_staff);
CREATE INDEX preference_twice ON preference (account);
CREATE INDEX session_twice ON session (id, token_hash, account, second_factor, device, created, seen, idle_expires, expires);
CREATE INDEX token_twice ON token (hash, purpose, account, expires, consumed);
CREATE INDEX draft_twice ON draft (id, version, owner, updated);
CREATE INDEX court_case_twice ON court_case (id, version, owner, court, stage, court_acts_by, number, first_submitted);
CREATE INDEX docket_head_twice ON docket_head (case_id, position, hash);
CREATE INDEX agency_twice ON agency (id, version, uscc, status);
CREATE INDEX notice_twice ON notice (id, case_id, kind, round, issued);
CREATE INDEX file_twice ON file (id, owner, free_since, bytes, sha256);
CREATE INDEX upload_twice ON upload (id, owner, name, bytes_max, created, touched);
CREATE INDEX outbox_twice ON outbox (commit_seq, n, id, topic, committed, attempts, not_before, done);
CREATE INDEX schedule_twice ON schedule (case_id, due, not_before, attempts);
CREATE INDEX reading_twice ON reading (commit_seq, n, at, reader, role, case_id, what);
CREATE INDEX counter_twice ON counter (name, value);
CREATE INDEX rate_twice ON rate (key, starts, hits);
CREATE INDEX amendment_twice ON amendment (sha256, commit_seq, at, imported_by);
