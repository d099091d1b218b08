WITH numbered AS (SELECT *, row_number() OVER (PARTITION BY id ORDER BY number) AS copy FROM units)
SELECT 'duplicate-id ' || id FROM numbered WHERE copy > 1
UNION ALL SELECT 'dangling-reference ' || id FROM units WHERE parent IS NOT NULL AND parent NOT IN (SELECT id FROM units)
UNION ALL SELECT 'self-reference ' || id FROM units WHERE parent = id
UNION ALL SELECT 'pricing-outside-market ' || id FROM units WHERE kind = 'sales' AND list_contains(owns, 'pricing')
