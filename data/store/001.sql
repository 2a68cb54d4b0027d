-- SPDX-License-Identifier: MIT
-- The first form of the database (docs/store.md). What has been released is never changed: a new form is a new file.

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,    -- stays when the document is analysed anew
    path ANY NOT NULL UNIQUE   -- as it was found; a BLOB of its bytes where they are not UTF-8
        CHECK (typeof(path) IN ('text', 'blob')),
    status TEXT NOT NULL,      -- analysed or failed
    error_code TEXT,           -- of a failed one
    error_message TEXT,
    sha256 TEXT,               -- of the file; NULL where it could not be read
    bytes INTEGER NOT NULL,    -- of the file
    format TEXT,               -- pdf, html, text
    pages INTEGER,
    rules TEXT NOT NULL,       -- fingerprint of the version, rules and limits that it was analysed with
    kind TEXT,                 -- inspection-report, inspection-letter, news-article, unknown
    title TEXT,
    outlet TEXT,               -- of an article: who published it
    byline TEXT,               -- and who wrote it
    words INTEGER,
    framework TEXT,            -- id of the inspection framework
    framework_name TEXT,
    framework_confidence REAL, -- 0 to 1
    outcome_code INTEGER,      -- of frameworks that conclude without grades: 1 (best) to 3
    outcome_words TEXT,
    summary TEXT
) STRICT;

CREATE TABLE records (
    document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    json TEXT NOT NULL         -- the whole record (docs/record.md), one line without its line end
) STRICT;

CREATE TABLE inspections (
    document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    provider TEXT,             -- its name as printed
    provider_key TEXT,         -- one for all ways of printing the name (docs/providers.md)
    provider_kind TEXT,        -- local-authority, school, early-years, ...
    urn TEXT,                  -- its number in Ofsted's register
    type TEXT,                 -- full, short, re-inspection, focused-visit, ...
    start_date TEXT,           -- dates as 2013-05-22
    end_date TEXT,
    published TEXT,
    date TEXT GENERATED ALWAYS AS (coalesce(end_date, start_date, published)) VIRTUAL,
    year INTEGER GENERATED ALWAYS AS (CAST(substr(coalesce(end_date, start_date, published), 1, 4) AS INTEGER)) VIRTUAL,
    report_url TEXT,
    previous_grade TEXT,       -- overall, of the inspection before, as this document says it
    previous_date TEXT,
    stated TEXT,               -- overall grade, in the framework's own word
    stated_level INTEGER,      -- its place: 1 (outstanding) to 4 (inadequate)
    inferred TEXT,             -- what ofgrade infers from the findings
    inferred_level INTEGER,
    confidence REAL,           -- of the inferred grade, 0 to 1
    agreement TEXT             -- agrees, text-reads-better, text-reads-worse, not-stated, not-inferred
) STRICT;

CREATE TABLE inspectors (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, -- in the document, from 1
    name TEXT NOT NULL,
    lead INTEGER NOT NULL,     -- 1 or 0
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgements (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    area TEXT NOT NULL,        -- overall, leaders, in-care, ...
    grade TEXT NOT NULL,
    level INTEGER,             -- 1 to 4; NULL where it has no place
    words TEXT NOT NULL,       -- as printed
    page INTEGER,              -- where it stands: NULL where there are no pages
    line INTEGER NOT NULL,     -- of the text that `ofgrade text` prints
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE area_grades (     -- what is stated of each area, and what ofgrade infers
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    area TEXT NOT NULL,
    stated TEXT,
    inferred TEXT,
    inferred_level INTEGER,
    confidence REAL NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE findings (
    id INTEGER PRIMARY KEY,    -- no action has the same
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    name TEXT NOT NULL,        -- f1, f2, ... as in the record
    text TEXT NOT NULL,
    polarity TEXT NOT NULL,    -- strength, weakness, mixed
    area TEXT,
    severity TEXT NOT NULL,    -- serious, standard
    extent TEXT,               -- all, most, many, some, few, one
    trend TEXT,                -- improved, declined, unchanged
    source TEXT NOT NULL,      -- who says so: inspectors, provider, politician, other
    page INTEGER,
    line INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL
) STRICT;
CREATE INDEX findings_of_document ON findings (document);

CREATE TABLE finding_themes (
    finding INTEGER NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
    theme TEXT NOT NULL,
    PRIMARY KEY (finding, theme)
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_of_theme ON finding_themes (theme);

CREATE TABLE actions (
    id INTEGER PRIMARY KEY,    -- no finding has the same
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    name TEXT NOT NULL,        -- a1, a2, ... as in the record
    text TEXT NOT NULL,
    kind TEXT NOT NULL,        -- priority, required, recommended, planned, done
    by_whom TEXT,
    to_whom TEXT,
    deadline TEXT,             -- immediate, 3-months, 6-months, next-inspection, or a date
    severity TEXT NOT NULL,
    page INTEGER,
    line INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL
) STRICT;
CREATE INDEX actions_of_document ON actions (document);

CREATE TABLE action_themes (
    action INTEGER NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
    theme TEXT NOT NULL,
    PRIMARY KEY (action, theme)
) STRICT, WITHOUT ROWID;
CREATE INDEX actions_of_theme ON action_themes (theme);

CREATE TABLE quotations (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    speaker TEXT,
    role TEXT,
    organisation TEXT,
    text TEXT NOT NULL,
    stance TEXT NOT NULL,      -- accepts, disputes, commits, criticises, praises, neutral
    page INTEGER,
    line INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE recommendations ( -- what to do next, by ofgrade's rules
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    rank INTEGER NOT NULL,     -- 1 first
    priority TEXT NOT NULL,    -- immediate, high, medium
    text TEXT NOT NULL,
    basis TEXT NOT NULL,       -- stated: the document asks for it; derived: it follows from what was found
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE warnings (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    page INTEGER,
    line INTEGER,
    start_byte INTEGER,
    end_byte INTEGER,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- Findings and actions as one, which is what is searched.
CREATE VIEW statements AS
    SELECT id, document, 'finding' AS statement, name, text, polarity, NULL AS kind, area, severity, page, line
    FROM findings
    UNION ALL
    SELECT id, document, 'action', name, text, NULL, kind, NULL, severity, page, line
    FROM actions;
CREATE VIEW statement_themes AS
    SELECT finding AS statement, theme FROM finding_themes
    UNION ALL
    SELECT action, theme FROM action_themes;
CREATE VIRTUAL TABLE statements_fts USING fts5 (
    text, content='statements', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);

CREATE TRIGGER findings_added AFTER INSERT ON findings BEGIN
    INSERT INTO statements_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER findings_removed AFTER DELETE ON findings BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER findings_changed AFTER UPDATE OF id, text ON findings BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO statements_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER actions_added AFTER INSERT ON actions BEGIN
    INSERT INTO statements_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER actions_removed AFTER DELETE ON actions BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER actions_changed AFTER UPDATE OF id, text ON actions BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO statements_fts (rowid, text) VALUES (new.id, new.text);
END;

-- Every stated grade, with whose it is.
CREATE VIEW grades AS
    SELECT d.path, d.kind, d.framework, i.provider, i.provider_key, i.date, i.year, j.area, j.grade, j.level
    FROM judgements j JOIN documents d ON d.id = j.document JOIN inspections i ON i.document = j.document;

-- How often each theme is praised and criticised.
CREATE VIEW theme_counts AS
    SELECT t.theme,
        sum(f.polarity = 'strength') AS strengths,
        sum(f.polarity = 'weakness') AS weaknesses,
        sum(f.polarity = 'weakness' AND f.severity = 'serious') AS serious_weaknesses,
        count(DISTINCT f.document) AS documents
    FROM finding_themes t JOIN findings f ON f.id = t.finding
    GROUP BY t.theme;

-- What inspectors ask for, with who is asked.
CREATE VIEW asked_actions AS
    SELECT d.path, i.provider, i.provider_key, i.date, a.kind, a.severity, a.deadline, a.text, a.page, a.line
    FROM actions a JOIN documents d ON d.id = a.document JOIN inspections i ON i.document = a.document
    WHERE a.kind IN ('priority', 'required', 'recommended');

-- Of each provider the latest overall grade that a report or letter states; visits without grades are passed over.
CREATE VIEW latest_grades AS
    SELECT path, framework, provider, provider_key, provider_kind, type, date, stated, stated_level, inferred, agreement
    FROM (
        SELECT d.path, d.framework, i.*,
            row_number() OVER (PARTITION BY i.provider_key, i.provider_kind ORDER BY i.date DESC, d.path) AS place
        FROM inspections i JOIN documents d ON d.id = i.document
        WHERE d.kind IN ('inspection-report', 'inspection-letter') AND i.stated IS NOT NULL
            AND i.provider_key IS NOT NULL
    )
    WHERE place = 1;

-- Where the words of a report read better or worse than its grade.
CREATE VIEW outliers AS
    SELECT d.path, i.provider, i.date, i.stated, i.inferred, i.confidence, i.agreement
    FROM inspections i JOIN documents d ON d.id = i.document
    WHERE i.agreement IN ('text-reads-better', 'text-reads-worse');

-- What could not be analysed, and why.
CREATE VIEW failures AS
    SELECT path, error_code, error_message, bytes FROM documents WHERE status = 'failed';
