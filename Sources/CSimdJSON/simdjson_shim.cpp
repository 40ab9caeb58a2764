#include "CSimdJSON.h"

#include <cstring>
#include <new>
#include <simdjson.h>

namespace {

// Documents up to this size (bytes) never make the parser grow.
constexpr size_t first_capacity = 16 * 1024;
// A parser that grew past this (bytes) is given back its first size by the next document that fits it:
// simdjson reserves about 13 bytes a byte of document, which one long line should not hold for good.
constexpr size_t kept_capacity = 256 * 1024;

csimdjson_status status_of(simdjson::error_code error) {
    switch (error) {
    case simdjson::SUCCESS: return CSIMDJSON_OK;
    case simdjson::DEPTH_ERROR: return CSIMDJSON_DEPTH;
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC: return CSIMDJSON_MEMORY;
    default: return CSIMDJSON_INVALID;
    }
}

// How many bytes of the string buffer are used: up to the end of the last string on the tape.
size_t used_string_bytes(const uint64_t *words, size_t count, const uint8_t *strings) {
    constexpr uint64_t payload = (uint64_t(1) << 56) - 1;
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        const char tag = char(words[i] >> 56);
        if (tag == '"') {
            const size_t start = size_t(words[i] & payload);
            uint32_t length;
            std::memcpy(&length, strings + start, sizeof length);
            used = start + sizeof length + length;
        } else if (tag == 'l' || tag == 'u' || tag == 'd') {
            i++;  // The next word is the number itself.
        }
    }
    return used;
}

}  // namespace

struct csimdjson_parser {
    simdjson::dom::parser parser;
    size_t max_depth;
    size_t capacity;
};

csimdjson_parser *csimdjson_create(size_t max_depth) {
    try {
        auto *made = new (std::nothrow) csimdjson_parser{simdjson::dom::parser(), max_depth, 0};
        if (made == nullptr) { return nullptr; }
        if (made->parser.allocate(first_capacity, max_depth) != simdjson::SUCCESS) {
            delete made;
            return nullptr;
        }
        made->capacity = first_capacity;
        return made;
    } catch (...) {
        return nullptr;
    }
}

void csimdjson_destroy(csimdjson_parser *parser) { delete parser; }

csimdjson_status csimdjson_parse(csimdjson_parser *self, const uint8_t *bytes, size_t count, csimdjson_tape *tape) {
    try {
        const bool shrinks = self->capacity > kept_capacity && count <= first_capacity;
        if (shrinks) { self->parser = simdjson::dom::parser(); }
        if (shrinks || self->capacity < count) {
            const size_t wanted = count <= first_capacity ? first_capacity : count + count / 4;
            self->capacity = 0;
            const auto error = self->parser.allocate(wanted, self->max_depth);
            if (error != simdjson::SUCCESS) { return status_of(error); }
            self->capacity = wanted;
        }
        const auto error = self->parser.parse(bytes, count).error();
        if (error != simdjson::SUCCESS) { return status_of(error); }
        const auto &document = self->parser.doc;
        // The first word is the root: 'r' and the index after the last value.
        tape->words = document.tape.get();
        tape->word_count = size_t(tape->words[0] & ((uint64_t(1) << 56) - 1));
        tape->strings = document.string_buf.get();
        tape->string_bytes = used_string_bytes(tape->words, tape->word_count, tape->strings);
        return CSIMDJSON_OK;
    } catch (...) {
        return CSIMDJSON_MEMORY;
    }
}

size_t csimdjson_find_byte(const uint8_t *bytes, size_t count, uint8_t wanted) {
    if (count == 0) { return 0; }
    const void *found = std::memchr(bytes, wanted, count);
    return found == nullptr ? count : size_t(static_cast<const uint8_t *>(found) - bytes);
}
