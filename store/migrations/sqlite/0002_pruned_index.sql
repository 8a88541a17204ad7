-- Pruning keeps the last index effect of each agency: a node that was away for long still learns of it.
CREATE INDEX outbox_agency ON outbox (body, commit_seq) WHERE topic = 'index';
