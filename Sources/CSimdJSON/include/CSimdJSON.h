// A C face of simdjson's DOM parser: one call parses a document onto the tape which simdjson describes in
// its doc/tape.md, and the caller reads that tape. No C++ type and no exception passes this header.
#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parser with its document; both are reused by every parse. Not to be used by two threads at once.
typedef struct csimdjson_parser csimdjson_parser;

/// Why a document was refused.
typedef enum csimdjson_status {
    CSIMDJSON_OK = 0,
    /// Not JSON: by its grammar, its bytes, or a number that neither 64-bit integers nor doubles hold.
    CSIMDJSON_INVALID = 1,
    /// Arrays and objects nested deeper than the parser's limit.
    CSIMDJSON_DEPTH = 2,
    /// No memory for a document of this size.
    CSIMDJSON_MEMORY = 3
} csimdjson_status;

/// What a parse left behind; owned by the parser and valid until its next parse or its end.
typedef struct csimdjson_tape {
    /// The tape's words, from the first 'r' to the end of the last value.
    const uint64_t *words;
    size_t word_count;
    /// The unescaped strings: each a 32-bit length, low byte first (we run on little-endian machines only), the bytes of UTF-8, a NUL.
    const uint8_t *strings;
    size_t string_bytes;
} csimdjson_tape;

/// A parser for documents of at most `max_depth` nested arrays and objects, or NULL when there is no memory.
csimdjson_parser *csimdjson_create(size_t max_depth);

/// Frees a parser; NULL is allowed.
void csimdjson_destroy(csimdjson_parser *parser);

/// Parses `count` bytes. The tape is filled in only when the answer is CSIMDJSON_OK.
csimdjson_status csimdjson_parse(csimdjson_parser *parser, const uint8_t *bytes, size_t count, csimdjson_tape *tape);

/// The place of the first `wanted` among `count` bytes, or `count` when there is none.
size_t csimdjson_find_byte(const uint8_t *bytes, size_t count, uint8_t wanted);

#ifdef __cplusplus
}
#endif

#endif
