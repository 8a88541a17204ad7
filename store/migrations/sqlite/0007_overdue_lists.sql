-- A list that ran out on a provisional day waits for the court since that day (CPL 85, REG 7). A body may end in its
-- digest, on a line of its own.
UPDATE court_case SET court_acts_by = json_extract(substr(body, 1, instr(body || char(10), char(10)) - 1), '$.stage.due.end')
WHERE stage = 'correction'
AND json_extract(substr(body, 1, instr(body || char(10), char(10)) - 1), '$.stage.overdue') IS NOT NULL;
