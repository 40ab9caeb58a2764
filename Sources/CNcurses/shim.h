// The wide ncurses, with what Swift can't import (macros with casts, mutable globals) as functions and constants.
#pragma once

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>
// term.h makes macros of everyday words.
#undef lines
#undef columns

// Declared here, since <wchar.h> reaches Swift without it: feature macros don't pass into the C library's module.
extern int wcwidth(wchar_t);

// The globals, which Swift 6 takes for unsafe shared state. They are read by the one thread that owns the screen.
static inline WINDOW *_Nullable cn_stdscr(void) { return stdscr; }
static inline WINDOW *_Nullable cn_curscr(void) { return curscr; }
static inline int cn_colors(void) { return COLORS; }
static inline int cn_color_pairs(void) { return COLOR_PAIRS; }

static const attr_t CN_BOLD = A_BOLD;
static const attr_t CN_DIM = A_DIM;
static const attr_t CN_REVERSE = A_REVERSE;
static const attr_t CN_UNDERLINE = A_UNDERLINE;

// Makes a cell of a scalar, a mark over it (0: none), attributes and a colour pair of any number:
// COLOR_PAIR() has room for 255 only.
static inline int cn_set_cell(cchar_t *_Nonnull cell, wchar_t scalar, wchar_t mark, attr_t attributes, int pair) {
    const wchar_t text[3] = {scalar, mark, 0};
    return setcchar(cell, text, attributes, 0, &pair);
}

// The terminal's capability of that name, NULL where it has none: tigetstr() gives (char *)-1 for a name that
// isn't one.
static inline const char *_Nullable cn_capability(const char *_Nonnull name) {
    const char *text = tigetstr((char *)name);
    return text == (const char *)-1 ? 0 : text;
}
