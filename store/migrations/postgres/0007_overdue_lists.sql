-- A list that ran out on a provisional day waits for the court since that day (CPL 85, REG 7).
UPDATE court_case SET court_acts_by = body::jsonb #>> '{stage,due,end}'
WHERE stage = 'correction' AND body::jsonb #>> '{stage,overdue}' IS NOT NULL;
