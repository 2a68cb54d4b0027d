-- SPDX-License-Identifier: MIT
-- What reports of schools print of the school, and the category of concern.

ALTER TABLE inspections ADD COLUMN local_authority TEXT    /* in whose area the provider is, as printed */;
ALTER TABLE inspections ADD COLUMN age_from INTEGER        /* for which ages it is, in years: the youngest */;
ALTER TABLE inspections ADD COLUMN age_to INTEGER          /* the oldest */;
ALTER TABLE inspections ADD COLUMN number_on_roll INTEGER  /* how many children, pupils or learners it has */;
ALTER TABLE inspections ADD COLUMN category TEXT           /* of concern: special-measures, serious-weaknesses, ... */;

-- Records that were made before get the new members where they stand in the form: a document whose file has gone keeps
-- its record.
UPDATE records SET json = json_set(
        json_set(json_remove(json, '$.inspection.report_url'),
            '$.inspection.provider.local_authority', NULL,
            '$.inspection.provider.age_range', NULL,
            '$.inspection.provider.number_on_roll', NULL,
            '$.inspection.category', NULL),
        '$.inspection.report_url', json_extract(json, '$.inspection.report_url'))
    WHERE json_type(json, '$.inspection') = 'object' AND json_type(json, '$.inspection.category') IS NULL;
