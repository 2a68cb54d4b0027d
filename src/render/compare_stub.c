#include "ofgrade/compare.h"
og_status og_comparison_to_text(const og_comparison *c, const og_text_options *o, og_str *out) { (void)o; return og_comparison_to_json(c, 2, out); }
og_status og_comparison_to_markdown(const og_comparison *c, const og_text_options *o, og_str *out) { (void)o; return og_comparison_to_json(c, 2, out); }
og_status og_comparison_to_html(const og_comparison *c, og_str *out) { return og_comparison_to_json(c, 2, out); }
