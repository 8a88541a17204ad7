-- A docketed case whose fee date has passed waits for its court since that date (INT 213).
UPDATE court_case SET court_acts_by = json_extract(body, '$.stage.fee_due.end')
WHERE stage = 'docketed' AND json_extract(body, '$.stage.fee_overdue') IS NOT NULL;
