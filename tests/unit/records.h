// SPDX-License-Identifier: MIT
// For tests of what is made of records: records with the parts that every analysed document has, to be filled by the
// test.
#ifndef OG_TEST_RECORDS_H
#define OG_TEST_RECORDS_H

#include "record/record.h"
#include "unit/texts.h"

// Of a document of a kind about a provider, NULL: of nobody; it has no framework.
static inline og_record *record_of(const char *path, const char *kind, const char *provider)
{
    og_record *record = NULL;
    og_source source = {.path = og_str_from(path)};
    assert_int_equal(og_record_new(&source, &record), OG_OK);
    record->status = OG_STR("analysed");
    record->document = og_arena_alloc(record->arena, sizeof *record->document);
    record->inspection = og_arena_alloc(record->arena, sizeof *record->inspection);
    record->assessment = og_arena_alloc(record->arena, sizeof *record->assessment);
    assert_true(record->document && record->inspection && record->assessment);
    record->document->kind = og_str_from(kind);
    record->inspection->provider.name = provider ? og_str_from(provider) : (og_str){0};
    return record;
}

static inline void set_framework(og_record *record, const char *id, const char *name, const char *scale)
{
    record->framework = og_arena_alloc(record->arena, sizeof *record->framework);
    assert_non_null(record->framework);
    *record->framework = (og_record_framework){og_str_from(id), og_str_from(name), og_str_from(scale), 1};
}

// Of the report of an inspection of Northmarsh in May 2026.
static inline og_record *report_of_northmarsh(const char *path)
{
    og_record *record = record_of(path, "inspection-report", "Northmarsh");
    set_framework(record, "x", "Inspection of services", "four-level");
    record->inspection->start = (og_date){2026, 5, 11};
    record->inspection->end = (og_date){2026, 5, 22};
    return record;
}

static inline void add_finding(og_record *record, og_finding finding)
{
    assert_int_equal(og_vec_push(record->arena, &record->findings, finding), OG_OK);
}

static inline void add_action(og_record *record, og_action action)
{
    assert_int_equal(og_vec_push(record->arena, &record->actions, action), OG_OK);
}

static inline void add_judgement(og_record *record, og_judgement judgement)
{
    assert_int_equal(og_vec_push(record->arena, &record->judgements, judgement), OG_OK);
}

static inline void add_quotation(og_record *record, og_quotation quotation)
{
    assert_int_equal(og_vec_push(record->arena, &record->quotations, quotation), OG_OK);
}

static inline void add_recommendation(og_record *record, og_recommendation recommendation)
{
    assert_int_equal(og_vec_push(record->arena, &record->recommendations, recommendation), OG_OK);
}

#endif
