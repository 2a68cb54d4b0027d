// SPDX-License-Identifier: MIT
// What comes back from a worker that reads documents: a record, what is beside it, and the document; of anything else
// nothing is made.
#include "batch/analysis_job.h"
#include "document/transfer.h"
#include "record/beside.h"
#include "unit/records.h"

#include <stdlib.h>

static void add_line(og_buf *to, og_status status, const og_str *line)
{
    assert_int_equal(status, OG_OK);
    og_buf_add(to, *line);
    free((char *)line->ptr);
}

// A record with one finding, what is beside it, and a document.
static og_buf make_reply(og_document **document)
{
    og_buf reply = {0};
    og_str line = {0};
    og_record *record = report_of_northmarsh("");
    record->source.format = OG_STR("text");
    record->assessment->agreement = OG_STR("not-inferred");
    assert_int_equal(og_document_read(OG_STR("Some words.\n"), NULL, NULL, document), OG_OK);
    add_line(&reply, og_record_to_json(record, 0, &line), &line);
    add_line(&reply, og_beside_write(record, &line), &line);
    og_document_pack(*document, &reply);
    og_record_free(record);
    assert_int_equal(reply.status, OG_OK);
    return reply;
}

static og_status open_reply(const og_analysis_job *job, og_str reply, og_str *text)
{
    og_record *record = NULL;
    og_document *document = NULL;
    og_job made;
    og_status status = og_analysis_job_record(job, reply, OG_STR("a.txt"), &record, &document);
    og_analysis_job_begin(job, &made);
    assert_int_equal(made.accepts(made.context, reply), status == OG_OK); // else its worker is ended
    if (status == OG_OK) {
        is(record->source.path, "a.txt");
        *text = document ? OG_STR("some") : OG_STR("none");
    } else {
        assert_null(document);
    }
    og_record_free(record);
    og_document_free(document);
    return status;
}

static void test_replies(void **state)
{
    og_document *document;
    og_buf whole = make_reply(&document);
    og_str reply = og_buf_str(&whole), text = {0};
    og_analysis_job job = {.limits = og_limits_default(), .beside = true, .document = true};
    size_t packed = og_document_packed_size(document);
    (void)state;
    assert_int_equal(open_reply(&job, reply, &text), OG_OK);
    is(text, "some");
    assert_int_equal(open_reply(&job, og_str_slice(reply, 0, reply.len - packed), &text), OG_OK);
    is(text, "none"); // what was too long to come back
    assert_int_equal(open_reply(&job, og_str_slice(reply, 0, reply.len - 1), &text), OG_WORKER_DIED);
    whole.ptr[whole.len - 3] = '\x1b';
    assert_int_equal(open_reply(&job, reply, &text), OG_WORKER_DIED);
    whole.ptr[whole.len - 3] = 's';
    job.document = false; // nobody asked for it
    assert_int_equal(open_reply(&job, reply, &text), OG_WORKER_DIED);
    og_document_free(document);
    og_buf_free(&whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_replies)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
