#pragma once
#include <hs/hs.h>
#include <stdlib.h>

/// Frees what hs_serialize_database allocated: by malloc, as long as no other allocator is set.
static inline void hs_free_serialized(char *bytes) { free(bytes); }
