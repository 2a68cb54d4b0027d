// SPDX-License-Identifier: MIT
// Gives the files to workers some way ahead of the result that is given next, and holds what they reply until its turn
// comes: how much that is has nothing to do with the number of files.
#include "ofgrade/batch.h"

#include "base/checked.h"
#include "base/sha256.h"
#include "base/str.h"
#include "batch/analysis_job.h"
#include "batch/crew.h"
#include "batch/records.h"
#include "batch/walk.h"
#include "record/line.h"

#include <stdlib.h>
#include <sys/stat.h>

enum {
    AHEAD_OF_A_WORKER = 8,       // files
    MOST_HELD_OPEN = 64,         // files of records whose turn has not come
    MOST_HASHED_HERE = 256 << 10 // bytes of a file that may be the one that is known
};

typedef enum slot_state {
    SLOT_WAITING, // for a worker
    SLOT_REPLIED,
    SLOT_RECORDS, // the file is open and holds records
} slot_state;

typedef struct slot {
    slot_state state;
    og_reply reply;
    og_open_file file;
} slot;

struct og_batch {
    og_arena *arena; // holds the listing and the batch itself
    og_listing listing;
    og_analysis_job analysis;
    og_job job;
    og_crew *crew;
    slot *slots; // of files `next` to `given` - 1, each at its number modulo their count
    size_t slot_count;
    size_t given; // files that were handed out
    size_t next;  // the file whose result comes next
    bool put_off; // a signal came while the next file to be handed out, a pipe, was waited for
    og_batch_known known;
    void *known_context;
    char *known_bytes; // room for those of a file that may be known; NULL until it is wanted
    bool accepts_records;
    og_buf path;       // of the result, or of the file whose records are given
    og_buf line;       // of the result
    og_buf bytes;      // of the file whose records are given
    og_str rest;       // of them what is still to be read; NULL while there is no such file
    size_t number;     // of the last record given of it
    og_record *record; // where documents come with their records: those of the result, until they are taken
    og_document *document;
};

og_status og_batch_new(const char *const *paths, size_t path_count, const og_catalogue *catalogue,
                       const og_limits *limits, og_diagnostics *diagnostics, og_batch **out)
{
    og_arena *arena = og_arena_new();
    og_batch *batch = arena ? og_arena_alloc(arena, sizeof *batch) : NULL;
    if (!batch) {
        og_arena_free(arena);
        return OG_NO_MEMORY;
    }
    *batch = (og_batch){.arena = arena, .analysis = {.catalogue = catalogue}};
    batch->analysis.limits = limits ? *limits : og_limits_default();
    og_analysis_job_begin(&batch->analysis, &batch->job);
    og_status status = og_batch_use(batch, NULL);
    if (status == OG_OK)
        status = og_walk(arena, paths, path_count, diagnostics, &batch->listing);
    if (status == OG_OK)
        *out = batch;
    else
        og_batch_free(batch);
    return status;
}

static void free_slot(slot *one)
{
    if (one->state == SLOT_RECORDS)
        og_file_close(&one->file);
    og_buf_free(&one->reply.body);
    *one = (slot){0};
}

static void drop_document(og_batch *batch)
{
    og_record_free(batch->record);
    og_document_free(batch->document);
    batch->record = NULL;
    batch->document = NULL;
}

void og_batch_free(og_batch *batch)
{
    if (!batch)
        return;
    og_crew_free(batch->crew);
    drop_document(batch);
    for (size_t i = 0; i < batch->slot_count; i++)
        free_slot(&batch->slots[i]);
    free(batch->slots);
    free(batch->known_bytes);
    og_buf_free(&batch->path);
    og_buf_free(&batch->line);
    og_buf_free(&batch->bytes);
    og_listing_free(&batch->listing);
    og_arena_free(batch->arena);
}

og_status og_batch_use(og_batch *batch, const og_workers *workers)
{
    og_crew_free(batch->crew);
    free(batch->slots);
    batch->crew = NULL;
    batch->slots = NULL;
    batch->slot_count = 0;
    batch->analysis.explain = workers && workers->explain;
    batch->analysis.beside = batch->analysis.document = workers && workers->documents;
    OG_TRY(og_crew_new(&batch->job, &batch->analysis.limits, workers, &batch->crew));
    size_t count = AHEAD_OF_A_WORKER * og_crew_size(batch->crew);
    batch->slots = calloc(count, sizeof *batch->slots);
    if (!batch->slots)
        return OG_NO_MEMORY;
    batch->slot_count = count;
    return OG_OK;
}

void og_batch_accept_records(og_batch *batch)
{
    batch->accepts_records = true;
}

void og_batch_skip_known(og_batch *batch, og_batch_known known, void *context)
{
    batch->known = known;
    batch->known_context = context;
}

size_t og_batch_file_count(const og_batch *batch)
{
    return batch->listing.count;
}

size_t og_batch_unlisted_count(const og_batch *batch)
{
    return batch->listing.unlisted;
}

size_t og_batch_done_count(const og_batch *batch)
{
    return batch->next;
}

static og_status find_path(og_batch *batch, size_t file, og_str *out)
{
    batch->path.len = 0;
    OG_TRY(og_listing_path(&batch->listing, file, &batch->path));
    *out = og_str_slice(og_buf_str(&batch->path), 0, batch->path.len - 1); // without the NUL
    return OG_OK;
}

bool og_batch_take_line(og_batch *batch, og_str line, bool *analysed)
{
    og_str path;
    if (batch->given != batch->next || batch->given >= batch->listing.count ||
        find_path(batch, batch->given, &path) != OG_OK)
        return false;
    batch->line.len = 0;
    og_line_start(&batch->line, path);
    if (batch->line.status != OG_OK || !og_str_starts(line, og_buf_str(&batch->line)) ||
        !og_line_is_record(line, analysed))
        return false;
    batch->next = ++batch->given;
    return true;
}

static slot *slot_of(const og_batch *batch, size_t file)
{
    return &batch->slots[file % batch->slot_count];
}

// Whether the file has the bytes that are known. Nothing is read in them but their hash, and to hand a small file to a
// worker takes several times as long as that; larger ones are hashed there, several at once.
static bool is_as_known(og_batch *batch, const og_task *task)
{
    char sha256[sizeof task->known];
    if (!task->is_known || task->file.size >= MOST_HASHED_HERE)
        return false;
    if (!batch->known_bytes)
        batch->known_bytes = malloc(MOST_HASHED_HERE);
    if (!batch->known_bytes)
        return false;
    og_str bytes = og_file_peek(&task->file, batch->known_bytes, MOST_HASHED_HERE);
    if (bytes.len != task->file.size) // it is being written
        return false;
    og_sha256(bytes, sha256);
    return og_str_equal((og_str){sha256, sizeof sha256}, (og_str){task->known, sizeof task->known});
}

static bool may_hold_records(const og_batch *batch, size_t file, og_str path)
{
    return batch->accepts_records && (og_listing_is_named(&batch->listing, file) || og_records_may_be_in(path));
}

// Opens the next file and hands it out, unless a signal comes while a pipe is waited for. What cannot be opened has its
// reply at once. What there is to tell about a file stands in its record; a collection would grow with the number of
// files.
static og_status hand_out(og_batch *batch)
{
    size_t number = batch->given, most = batch->analysis.limits.input_bytes;
    og_task task = {.number = number};
    slot *one = slot_of(batch, number);
    og_str path;
    OG_TRY(find_path(batch, number, &path));
    og_file_kind kind = og_listing_is_named(&batch->listing, number) ? OG_FILE_ANY : OG_FILE_REGULAR;
    if (batch->known)
        task.is_known = batch->known(batch->known_context, path, task.known);
    og_status status = og_file_open(path.ptr, kind, most, batch->analysis.limits.seconds, NULL, &task.file);
    batch->put_off = task.file.interrupted;
    if (batch->put_off)
        return OG_OK;
    if (status == OG_OK)
        status = og_file_settle(&task.file, path.ptr, most, NULL);
    batch->given++;
    *one = (slot){.state = SLOT_WAITING};
    if (status != OG_OK) {
        og_file_close(&task.file);
        *one =
            (slot){.state = SLOT_REPLIED, .reply = {.kind = OG_REPLY_DONE, .status = status, .bytes = task.file.size}};
        return OG_OK;
    }
    if (is_as_known(batch, &task)) {
        *one = (slot){.state = SLOT_REPLIED, .reply = {.kind = OG_REPLY_UNCHANGED, .bytes = task.file.size}};
        og_file_close(&task.file);
        return OG_OK;
    }
    if (may_hold_records(batch, number, path) && og_records_begin_in(&task.file)) {
        *one = (slot){.state = SLOT_RECORDS, .file = task.file};
        return OG_OK;
    }
    return og_crew_give(batch->crew, &task);
}

// What is no regular file may keep everybody waiting, so its turn must have come.
static bool may_go_ahead(og_batch *batch)
{
    struct stat facts;
    og_str path;
    if (batch->given == batch->next || !og_listing_is_named(&batch->listing, batch->given))
        return true;
    return find_path(batch, batch->given, &path) == OG_OK && stat(path.ptr, &facts) == 0 && S_ISREG(facts.st_mode);
}

// Whether one file more may go ahead beside what is held for its turn: together no more than a single record may have,
// but for what workers are at, and few open files. The file whose turn it is always may.
static bool may_hold_more(const og_batch *batch)
{
    size_t bytes = 0, open = 0;
    if (batch->given - batch->next >= batch->slot_count)
        return false;
    for (size_t file = batch->next; file < batch->given; file++) {
        const slot *one = slot_of(batch, file);
        bytes += one->reply.body.len;
        open += one->state == SLOT_RECORDS;
    }
    return bytes < batch->analysis.limits.record_bytes && open < MOST_HELD_OPEN;
}

// Keeps the workers busy.
static og_status hand_out_all(og_batch *batch)
{
    bool room = true;
    batch->put_off = false;
    while (batch->given < batch->listing.count && may_hold_more(batch) && may_go_ahead(batch)) {
        OG_TRY(og_crew_find_room(batch->crew, &room));
        if (!room)
            break;
        OG_TRY(hand_out(batch));
        if (batch->put_off)
            break;
    }
    return OG_OK;
}

// Waits until the next file has its reply, or until there is nothing to wait for any more. *ready false: not yet.
static og_status await_next(og_batch *batch, int milliseconds, bool *ready)
{
    int64_t until = milliseconds < 0 ? -1 : og_clock() + milliseconds;
    for (;;) {
        og_reply reply;
        bool heard;
        OG_TRY(hand_out_all(batch));
        *ready = false;
        if (batch->put_off && milliseconds >= 0)
            return OG_OK; // the signal may be to end all this
        if (batch->put_off)
            continue;
        *ready = batch->next == batch->given || slot_of(batch, batch->next)->state != SLOT_WAITING;
        if (*ready)
            return OG_OK;
        int64_t left = until < 0 ? -1 : until - og_clock();
        OG_TRY(og_crew_hear(batch->crew, left < 0 && until >= 0 ? 0 : (int)left, &reply, &heard));
        if (heard)
            *slot_of(batch, reply.number) = (slot){.state = SLOT_REPLIED, .reply = reply};
        else if (milliseconds >= 0)
            return OG_OK; // its time is up, or a signal came
    }
}

// The line of the failed record.
static og_status write_failure(og_batch *batch, og_str path, const og_reply *reply, og_status failure)
{
    og_record *record;
    og_str json;
    og_source source = {.path = path, .bytes = reply->bytes};
    if (reply->is_hashed)
        source.sha256 = (og_str){reply->sha256, sizeof reply->sha256};
    OG_TRY(og_record_failed(&source, failure, &record));
    og_status status = og_record_to_json(record, 0, &json);
    og_record_free(record);
    if (status != OG_OK)
        return status;
    og_buf_add(&batch->line, json);
    free((char *)json.ptr);
    return batch->line.status;
}

// The line of what was replied, and where it is wanted the record with its document; *failure why there is none.
static og_status open_reply(og_batch *batch, og_str path, const og_reply *reply, og_status *failure)
{
    *failure = reply->status;
    batch->line.len = 0;
    if (reply->kind == OG_REPLY_UNCHANGED)
        return OG_OK;
    og_str body = og_buf_str(&reply->body);
    if (*failure == OG_OK && batch->analysis.document) {
        *failure = og_analysis_job_record(&batch->analysis, body, path, &batch->record, &batch->document);
        if (*failure == OG_NO_MEMORY)
            return OG_NO_MEMORY;
    }
    if (*failure != OG_OK)
        return write_failure(batch, path, reply, *failure);
    og_analysis_job_line(body, path, &batch->line);
    return batch->line.status;
}

og_status og_batch_next_result(og_batch *batch, int milliseconds, og_batch_result *out)
{
    bool ready;
    *out = (og_batch_result){.kind = OG_BATCH_WAITING};
    OG_TRY(await_next(batch, milliseconds, &ready));
    if (!ready)
        return find_path(batch, batch->next, &out->path);
    *out = (og_batch_result){.kind = OG_BATCH_END};
    if (batch->next == batch->given)
        return OG_OK;
    slot *one = slot_of(batch, batch->next);
    const og_reply *reply = &one->reply;
    out->file = batch->next++;
    out->kind = reply->kind == OG_REPLY_UNCHANGED ? OG_BATCH_UNCHANGED : OG_BATCH_RECORD;
    drop_document(batch);
    og_status status = find_path(batch, out->file, &out->path);
    if (status == OG_OK)
        status = open_reply(batch, out->path, reply, &out->failure);
    out->line = og_buf_str(&batch->line);
    free_slot(one);
    return status;
}

// Opens the file of records whose turn has come.
static og_status begin_records(og_batch *batch)
{
    slot *one = slot_of(batch, batch->next);
    og_str path;
    OG_TRY(find_path(batch, batch->next, &path));
    batch->bytes = (og_buf){0};
    batch->number = 0;
    og_status status = og_file_read_open(&one->file, path.ptr, batch->analysis.limits.input_bytes, NULL, &batch->bytes);
    size_t size = one->file.size;
    free_slot(one);
    if (status == OG_OK) {
        batch->next++;
        batch->rest = og_buf_str(&batch->bytes);
        return OG_OK;
    }
    og_buf_free(&batch->bytes);
    batch->bytes = (og_buf){0};
    *one = (slot){.state = SLOT_REPLIED, .reply = {.kind = OG_REPLY_DONE, .status = status, .bytes = size}};
    return OG_OK;
}

// The next record of the file that holds some; *out stays NULL after its last.
static og_status next_of_file(og_batch *batch, og_record **out)
{
    og_str object;
    if (!og_records_next(&batch->rest, &object)) {
        og_buf_free(&batch->bytes);
        batch->bytes = (og_buf){0};
        batch->rest = (og_str){0};
        return OG_OK;
    }
    batch->number++;
    og_status status = og_records_read(object, &batch->analysis.limits, NULL, out);
    if (status == OG_OK || status == OG_NO_MEMORY)
        return status;
    og_buf name = {0};
    og_buf_printf(&name, "%s, record %zu", batch->path.ptr, batch->number);
    status =
        name.status == OG_OK ? og_record_failed(&(og_source){.path = og_buf_str(&name)}, status, out) : name.status;
    og_buf_free(&name);
    return status;
}

// Whether the next file holds records; if so its turn has come. What is no regular file can be read only once.
static og_status open_records(og_batch *batch, bool *holds)
{
    og_str path;
    og_open_file file;
    *holds = false;
    if (batch->given != batch->next || batch->given >= batch->listing.count)
        return OG_OK;
    OG_TRY(find_path(batch, batch->given, &path));
    if (!may_hold_records(batch, batch->given, path) ||
        og_file_open(path.ptr, OG_FILE_REGULAR, batch->analysis.limits.input_bytes, batch->analysis.limits.seconds,
                     NULL, &file) != OG_OK)
        return OG_OK;
    *holds = og_records_begin_in(&file);
    if (*holds)
        *slot_of(batch, batch->given++) = (slot){.state = SLOT_RECORDS, .file = file};
    else
        og_file_close(&file);
    return OG_OK;
}

og_status og_batch_take_record(og_batch *batch, og_record **out)
{
    bool holds = true;
    *out = NULL;
    while (!*out && holds) {
        if (batch->rest.ptr) {
            OG_TRY(next_of_file(batch, out));
            continue;
        }
        OG_TRY(open_records(batch, &holds));
        if (holds)
            OG_TRY(begin_records(batch));
    }
    return OG_OK;
}

og_status og_batch_await(og_batch *batch, int milliseconds, bool *ready)
{
    *ready = batch->rest.ptr && og_records_are_left(batch->rest);
    return *ready ? OG_OK : await_next(batch, milliseconds, ready);
}

og_status og_batch_next_document(og_batch *batch, og_record **out, og_document **document)
{
    og_batch_result result;
    bool ready;
    *out = NULL;
    *document = NULL;
    while (!*out) {
        if (batch->rest.ptr) {
            OG_TRY(next_of_file(batch, out));
            continue;
        }
        OG_TRY(await_next(batch, -1, &ready));
        if (batch->next < batch->given && slot_of(batch, batch->next)->state == SLOT_RECORDS) {
            OG_TRY(begin_records(batch));
            continue;
        }
        OG_TRY(og_batch_next_result(batch, -1, &result));
        if (result.kind == OG_BATCH_END)
            return OG_OK;
        *out = batch->record;
        *document = batch->document;
        batch->record = NULL;
        batch->document = NULL;
        if (result.kind == OG_BATCH_RECORD && !*out)
            OG_TRY(og_record_from_json(result.line, NULL, out));
    }
    return OG_OK;
}

og_str og_batch_line(const og_batch *batch)
{
    return batch->rest.ptr ? (og_str){0} : og_buf_str(&batch->line);
}

og_status og_batch_next(og_batch *batch, og_record **out)
{
    og_document *document;
    og_status status = og_batch_next_document(batch, out, &document);
    og_document_free(document);
    return status;
}
