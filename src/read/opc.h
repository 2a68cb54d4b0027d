// SPDX-License-Identifier: MIT
// How the parts of a Word document find each other: relations and content types (Open Packaging Conventions, ECMA-376
// part 2).
#ifndef OG_READ_OPC_H
#define OG_READ_OPC_H

#include "base/vec.h"
#include "read/package.h"

// From one part to another, or to an address outside.
typedef struct og_relation {
    og_str id;
    og_str kind;   // the last word of its type: "styles", "hyperlink"; the same in the strict and the usual form
    og_str target; // the name of a part (empty: none can have it), or an address
    bool is_outside;
} og_relation;

typedef struct og_relations {
    OG_VEC(og_relation) items; // in the order of ids
} og_relations;

// The relations of a part (of the package: ""), none where it has none. Fails with: OG_TOO_COMPLEX (there are very
// many), and as og_package_read does.
og_status og_opc_relations(og_package *package, og_arena *arena, og_str part, og_relations *out) OG_MUST_USE;
// NULL: there is none.
const og_relation *og_relation_find(const og_relations *relations, og_str id);
// Whether it is of a kind, and leads to a part that is there.
bool og_relation_leads(const og_relation *relation, const og_package *package, og_str kind);
// The part that the first relation of a kind leads to; empty: none that is there.
og_str og_relation_part(const og_relations *relations, const og_package *package, og_str kind);

// The part that is the document, by the relations of the package, and what it is, as its content type says. Both empty:
// the package has none. That it has a part of the name is certain only where a relation leads to it.
og_status og_opc_main(og_package *package, og_arena *arena, const og_relations *relations, og_str *part,
                      og_str *type) OG_MUST_USE;

#endif
