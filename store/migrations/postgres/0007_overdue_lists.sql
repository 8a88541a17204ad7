-- A list that ran out on a provisional day waits for the court since that day (CPL 85, REG 7). A body may end in its
-- digest, on a line of its own.
UPDATE court_case SET court_acts_by = split_part(body, E'\n', 1)::jsonb #>> '{stage,due,end}'
WHERE stage = 'correction' AND split_part(body, E'\n', 1)::jsonb #>> '{stage,overdue}' IS NOT NULL;
